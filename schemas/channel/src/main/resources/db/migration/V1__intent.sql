-- One row an attempt. status: 0 held (proven not called), 1 intended, then AttemptStatus from 2:
-- unknown, rejected, accepted, sent, failed, delivered, read.
CREATE TABLE intent (
    operation_day         date        NOT NULL,
    operation_id          text        NOT NULL,
    item_index            integer     NOT NULL,
    attempt_no            integer     NOT NULL,
    status                smallint    NOT NULL,
    sponsor_id            text        NOT NULL,
    contact_key           text        NOT NULL,
    released_at           timestamptz NOT NULL,
    provider              text        NOT NULL,
    sender                text        NOT NULL,
    intended_at           timestamptz NOT NULL,
    updated_at            timestamptz NOT NULL,
    evidence              text,
    occurred_at           timestamptz,
    provider_message_id   text,
    parts                 integer     NOT NULL DEFAULT 0,
    failure_code          text,
    failure_provider_code text,
    retry_after_millis    bigint,
    PRIMARY KEY (operation_day, operation_id, item_index, attempt_no)
) PARTITION BY RANGE (operation_day);

CREATE TABLE intent_default PARTITION OF intent DEFAULT;
