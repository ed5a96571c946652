-- When every item had come to rest; until then the operation counts as running.
ALTER TABLE operation ADD COLUMN finished_at timestamptz;
UPDATE operation SET finished_at = CAST(snapshot ->> 'completedAt' AS timestamptz)
FROM progress WHERE progress.operation_id = operation.operation_id;
CREATE INDEX operation_unfinished ON operation (sponsor_id) WHERE finished_at IS NULL;
