-- Commands of paused operations, until these go on or are cancelled.
CREATE TABLE held_command (
    operation_id text        NOT NULL,
    item_index   integer     NOT NULL,
    attempt_no   integer     NOT NULL,
    -- Avro single-object encoding, which names its schema.
    command      bytea       NOT NULL,
    leased_until timestamptz NOT NULL DEFAULT '-infinity',
    PRIMARY KEY (operation_id, item_index, attempt_no)
);
