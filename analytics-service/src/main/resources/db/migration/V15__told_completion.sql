-- When operations were first called complete, as snapshots said before this database was new. An
-- operation that is learned of later starts with it.
CREATE TABLE told_completion (
    operation_day date        NOT NULL,
    operation_id  text        NOT NULL,
    completed_at  timestamptz NOT NULL,
    PRIMARY KEY (operation_day, operation_id)
) PARTITION BY RANGE (operation_day);

CREATE TABLE told_completion_default PARTITION OF told_completion DEFAULT;
