-- When the last batch is planned to be due; null for operations from before.
ALTER TABLE operation ADD COLUMN last_due_at timestamptz;
