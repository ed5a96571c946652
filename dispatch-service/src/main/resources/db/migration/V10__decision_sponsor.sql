-- Whose item it is, with its first decision: of refused items nothing else says so.
ALTER TABLE decision ADD COLUMN sponsor_id text;
