-- Attempts by the provider's id, of providers alone whose receipts do not carry our token.
CREATE TABLE provider_message (
    provider      text    NOT NULL,
    message_id    text    NOT NULL,
    operation_day date    NOT NULL,
    operation_id  text    NOT NULL,
    item_index    integer NOT NULL,
    attempt_no    integer NOT NULL,
    PRIMARY KEY (provider, message_id, operation_day)
) PARTITION BY RANGE (operation_day);

CREATE TABLE provider_message_default PARTITION OF provider_message DEFAULT;

-- Receipts of such providers whose id no attempt has yet. status as in intent.
CREATE TABLE parked_receipt (
    received_on           date        NOT NULL,
    provider              text        NOT NULL,
    message_id            text        NOT NULL,
    status                smallint    NOT NULL,
    received_at           timestamptz NOT NULL,
    occurred_at           timestamptz,
    failure_code          text,
    failure_provider_code text,
    PRIMARY KEY (received_on, provider, message_id, status)
) PARTITION BY RANGE (received_on);

CREATE TABLE parked_receipt_default PARTITION OF parked_receipt DEFAULT;
