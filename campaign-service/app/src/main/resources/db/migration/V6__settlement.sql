-- What people established about attempts nobody else could tell of: the audit of it, and the outbox
-- of unknown.settlements.v1. The first settlement of an attempt stands; rows are never changed but
-- for published_at.
CREATE TABLE settlement (
    operation_id text NOT NULL REFERENCES operation,
    item_index integer NOT NULL,
    attempt_no integer NOT NULL,
    sponsor_id text NOT NULL,
    contact_key text NOT NULL,
    resolution text NOT NULL CHECK (resolution IN ('SENT', 'DELIVERED', 'NOT_SENT')),
    note text NOT NULL,
    settled_by text NOT NULL,
    settled_at timestamptz NOT NULL,
    -- Null until it is in its topic.
    published_at timestamptz,
    PRIMARY KEY (operation_id, item_index, attempt_no)
);
CREATE INDEX settlement_unpublished ON settlement (settled_at) WHERE published_at IS NULL;
