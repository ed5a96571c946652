-- Which sheet was read of a file of several, and whether its letters may be wrong.
ALTER TABLE recipient_list
    ADD COLUMN encoding_guessed boolean NOT NULL DEFAULT false,
    ADD COLUMN sheet text,
    ADD COLUMN other_sheets text[] NOT NULL DEFAULT '{}';
