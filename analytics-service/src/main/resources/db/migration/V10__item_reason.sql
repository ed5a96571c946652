-- Why items failed, were skipped or are not known of: for each item the newest failure of an attempt
-- and the newest end. Written with the pages, raised only; items that went well have no row.
CREATE TABLE item_reason (
    operation_day date        NOT NULL,
    operation_id  text        NOT NULL,
    item_index    int         NOT NULL,
    -- ATTEMPT or END.
    kind          text        NOT NULL,
    attempt_no    int         NOT NULL,
    -- Place of the status in the order in which statuses win.
    rank          smallint    NOT NULL,
    code          text        NOT NULL,
    detail        text        NOT NULL,
    -- Of an attempt's failure only.
    failure_class text,
    provider_code text,
    -- Of an end only.
    category      text,
    retryable     boolean     NOT NULL,
    occurred_at   timestamptz NOT NULL,
    PRIMARY KEY (operation_day, operation_id, item_index, kind)
) PARTITION BY RANGE (operation_day);

CREATE TABLE item_reason_default PARTITION OF item_reason DEFAULT;
