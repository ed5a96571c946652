-- What was decided for each item, for good: its code or why it gets none.
CREATE TABLE code (
    operation_day date        NOT NULL,
    operation_id  text        NOT NULL,
    item_index    int         NOT NULL,
    code          text,
    refusal       text,
    sponsor_id    text        NOT NULL,
    contact_key   text        NOT NULL,
    expires_at    timestamptz NOT NULL,
    created_at    timestamptz NOT NULL,
    PRIMARY KEY (operation_day, operation_id, item_index),
    CHECK ((code IS NULL) <> (refusal IS NULL))
) PARTITION BY RANGE (operation_day);

CREATE TABLE code_default PARTITION OF code DEFAULT;

-- Numbers below next_number are taken. The key of the day's permutation stands beside its counter,
-- so that a changed secret begins with the next day and never repeats a code.
CREATE TABLE code_block (
    day         date   PRIMARY KEY,
    permutation bytea  NOT NULL,
    next_number bigint NOT NULL
) WITH (fillfactor = 70);

-- Codes sponsors brought themselves; the first item that names one owns it.
CREATE TABLE given_code (
    code          text        PRIMARY KEY,
    sponsor_id    text        NOT NULL,
    operation_id  text        NOT NULL,
    item_index    int         NOT NULL,
    created_at    timestamptz NOT NULL
);
