-- Items a second of which something became known, over about a second before mark_at; null before
-- that is known.
ALTER TABLE progress
    ADD COLUMN pace double precision,
    ADD COLUMN mark_at timestamptz NOT NULL DEFAULT now(),
    ADD COLUMN mark_pending integer NOT NULL DEFAULT 0;
