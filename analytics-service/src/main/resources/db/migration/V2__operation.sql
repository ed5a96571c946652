-- An operation as its sponsor created it and as the last snapshot showed it.
CREATE TABLE operation (
    operation_day      date             NOT NULL,
    operation_id       text             NOT NULL,
    sponsor_id         text             NOT NULL,
    total_items        int              NOT NULL,
    sla_window_seconds int              NOT NULL,
    sla_target         double precision NOT NULL,
    lifecycle_at       timestamptz      NOT NULL,
    revision           bigint           NOT NULL DEFAULT 0,
    completed_at       timestamptz,
    -- When a snapshot is due although nothing changed: at first, and when the grace time is over.
    due_at             timestamptz,
    PRIMARY KEY (operation_day, operation_id)
) PARTITION BY RANGE (operation_day) ;

CREATE TABLE operation_default PARTITION OF operation DEFAULT;

CREATE INDEX operation_due ON operation (due_at) WHERE due_at IS NOT NULL;
