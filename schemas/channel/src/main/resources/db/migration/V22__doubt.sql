-- Attempts whose answer was lost, of vendors that list what they took, until that was looked up.
CREATE TABLE doubt (
    operation_id text        NOT NULL,
    item_index   integer     NOT NULL,
    attempt_no   integer     NOT NULL,
    sender       text        NOT NULL,
    contact_key  text        NOT NULL,
    ended_at     timestamptz NOT NULL,
    look_at      timestamptz NOT NULL,
    -- Avro single-object encoding, which names its schema.
    command      bytea       NOT NULL,
    PRIMARY KEY (operation_id, item_index, attempt_no)
);
-- Whose a message may be is asked of one moment. Rows come in the order of their time, so an entry
-- for each few pages will do; an insert pays next to nothing for it.
CREATE INDEX intent_intended ON intent USING brin (intended_at) WITH (pages_per_range = 32, autosummarize = on);
