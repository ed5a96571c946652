CREATE TABLE operation (
    operation_id text PRIMARY KEY,
    operation_day date NOT NULL,
    sponsor_id text NOT NULL REFERENCES sponsor,
    name text NOT NULL,
    type text NOT NULL,
    channel text NOT NULL,
    state text NOT NULL DEFAULT 'ACTIVE',
    total_items integer NOT NULL,
    batch_size integer NOT NULL,
    max_concurrency integer NOT NULL,
    priority smallint NOT NULL,
    scheduled_at timestamptz,
    created_at timestamptz NOT NULL,
    created_by text NOT NULL,
    -- The request without its recipients.
    request jsonb NOT NULL,
    released_items integer NOT NULL DEFAULT 0,
    last_released_at timestamptz,
    -- When the first batch still waiting is due; null once all are released.
    next_release_at timestamptz,
    -- Null until the creation record is in its topic: the outbox of operation.lifecycle.v1.
    lifecycle_published_at timestamptz
) WITH (fillfactor = 70);

-- What the releaser looks at every tick; finished operations are not in it.
CREATE INDEX operation_open ON operation (sponsor_id)
    WHERE next_release_at IS NOT NULL OR lifecycle_published_at IS NULL;
CREATE INDEX operation_of_sponsor ON operation (sponsor_id, created_at DESC);

-- Schema each batch was written with, so that a batch outlives an upgrade.
CREATE TABLE item_schema (
    fingerprint bigint PRIMARY KEY,
    schema text NOT NULL
);

-- Outbox, schedule and pacing in one.
CREATE TABLE batch (
    operation_day date NOT NULL,
    operation_id text NOT NULL,
    batch_no integer NOT NULL,
    first_index integer NOT NULL,
    item_count integer NOT NULL,
    release_at timestamptz NOT NULL,
    state text NOT NULL DEFAULT 'WAITING' CHECK (state IN ('WAITING', 'RELEASED')),
    released_at timestamptz,
    schema_fingerprint bigint NOT NULL,
    -- The batch's DistributionRequested records as Avro one after the other, compressed by LZ4.
    items bytea NOT NULL,
    PRIMARY KEY (operation_day, operation_id, batch_no)
) PARTITION BY RANGE (operation_day);
-- Packed already; trying again costs time and gains nothing.
ALTER TABLE batch ALTER COLUMN items SET STORAGE EXTERNAL;
CREATE TABLE batch_default PARTITION OF batch DEFAULT;
CREATE INDEX batch_waiting ON batch (operation_id, batch_no) WHERE state = 'WAITING';
