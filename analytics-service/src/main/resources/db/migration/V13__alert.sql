-- An alert that was raised at least once, as it was last told or is to be told.
CREATE TABLE alert (
    alert_key  text             PRIMARY KEY,
    alert      text             NOT NULL,
    sponsor_id text             NOT NULL,
    severity   text             NOT NULL,
    -- RAISED or CLEARED.
    state      text             NOT NULL,
    value      double precision NOT NULL,
    threshold  double precision NOT NULL,
    sample     bigint           NOT NULL,
    raised_at  timestamptz      NOT NULL,
    cleared_at timestamptz,
    -- Of one in force: since when its number has been well.
    well_since timestamptz,
    -- Whether the broker has it.
    published  boolean          NOT NULL
);

-- Items nothing is known of, by the last snapshot; below 0 more are known than there are.
ALTER TABLE operation ADD COLUMN pending int NOT NULL DEFAULT 0;

CREATE INDEX operation_overfull ON operation (sponsor_id) WHERE pending < 0;
