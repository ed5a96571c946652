-- Operations that are not complete, newest first; looked at every few seconds.
CREATE INDEX operation_running ON operation (operation_day, operation_id) WHERE completed_at IS NULL;
