-- Who was granted the attempt: a claim repeated because its answer was lost knows its own rows.
ALTER TABLE intent ADD COLUMN claim_id uuid;
