-- What the messages of an operation cost, as dispatch last said.
CREATE TABLE operation_spending (
    operation_day date        NOT NULL,
    operation_id  text        NOT NULL,
    sponsor_id    text        NOT NULL,
    created_at    timestamptz NOT NULL,
    revision      bigint      NOT NULL,
    spent_micros  bigint      NOT NULL,
    PRIMARY KEY (operation_day, operation_id)
) PARTITION BY RANGE (operation_day);

CREATE TABLE operation_spending_default PARTITION OF operation_spending DEFAULT;
