-- Files that operations send along with e-mails.
CREATE TABLE attachment (
    attachment_id text PRIMARY KEY,
    sponsor_id text NOT NULL REFERENCES sponsor,
    name text NOT NULL,
    type text NOT NULL,
    size integer NOT NULL,
    sha256 text NOT NULL,
    content bytea NOT NULL,
    created_at timestamptz NOT NULL,
    created_by text NOT NULL
);
-- Mostly packed already; trying again costs time and gains nothing.
ALTER TABLE attachment ALTER COLUMN content SET STORAGE EXTERNAL;
CREATE INDEX attachment_of_sponsor ON attachment (sponsor_id, attachment_id DESC);
