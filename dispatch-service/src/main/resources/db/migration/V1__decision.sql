-- What was decided about each attempt number of an item, before it was done. A row either sends the
-- attempt on a channel or ends the item there. Rows are never changed: whoever inserts a number
-- first has decided it.
CREATE TABLE decision (
    operation_day date        NOT NULL,
    operation_id  text        NOT NULL,
    item_index    int         NOT NULL,
    attempt_no    int         NOT NULL,
    channel       text,
    end_status    text,
    reason        text        NOT NULL,
    decided_at    timestamptz NOT NULL,
    -- The request of an item that is sent, with its first attempt: later ones need no other source.
    -- Avro single-object encoding, which names its schema.
    ready         bytea,
    PRIMARY KEY (operation_day, operation_id, item_index, attempt_no),
    CHECK ((channel IS NULL) <> (end_status IS NULL))
) PARTITION BY RANGE (operation_day);

CREATE TABLE decision_default PARTITION OF decision DEFAULT;

-- What has to be looked at again later: a rejected attempt to be repeated, or one whose result is
-- not known. Rows live from seconds to minutes.
CREATE TABLE followup (
    operation_id text        NOT NULL,
    item_index   int         NOT NULL,
    attempt_no   int         NOT NULL,
    kind         text        NOT NULL,
    reason       text        NOT NULL,
    due_at       timestamptz NOT NULL,
    PRIMARY KEY (operation_id, item_index, attempt_no, kind)
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02);

CREATE INDEX followup_due ON followup (due_at);
