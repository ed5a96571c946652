CREATE TABLE recipient_list (
    list_id text PRIMARY KEY,
    sponsor_id text NOT NULL REFERENCES sponsor,
    name text NOT NULL,
    state text NOT NULL
        CHECK (state IN ('RECEIVING', 'READY', 'AWAITING_APPROVAL', 'APPROVED', 'REJECTED')),
    requires_approval boolean NOT NULL,
    kind text NOT NULL,
    encoding text,
    delimiter text,
    -- The file's columns and what was found in it, as JSON. Text, because JSON of the database knows
    -- no NUL and files do.
    columns text NOT NULL,
    report text,
    chunks integer NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL,
    created_by text NOT NULL,
    -- When something of its file came last.
    touched_at timestamptz NOT NULL,
    ready_at timestamptz,
    decided_at timestamptz,
    decided_by text
) WITH (fillfactor = 70);
CREATE INDEX recipient_list_of_sponsor ON recipient_list (sponsor_id, list_id DESC);

-- The valid rows: DistributionRequested records without what is an operation's, as in table batch.
CREATE TABLE recipient_list_rows (
    list_id text NOT NULL REFERENCES recipient_list ON DELETE CASCADE,
    chunk_no integer NOT NULL,
    first_index integer NOT NULL,
    row_count integer NOT NULL,
    schema_fingerprint bigint NOT NULL,
    items bytea NOT NULL,
    PRIMARY KEY (list_id, chunk_no)
);
ALTER TABLE recipient_list_rows ALTER COLUMN items SET STORAGE EXTERNAL;

-- The other rows with what is wrong with them, as JSON.
CREATE TABLE recipient_list_problems (
    list_id text NOT NULL REFERENCES recipient_list ON DELETE CASCADE,
    last_row bigint NOT NULL,
    problems text NOT NULL,
    PRIMARY KEY (list_id, last_row)
);

-- Limits for whoever sends to lists.
INSERT INTO plan VALUES ('bulk', 100, 1000000, 10000, 100000000, 10, 1000, 1000, 100, 50)
ON CONFLICT DO NOTHING;
