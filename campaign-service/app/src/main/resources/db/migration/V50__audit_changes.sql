-- What was so before and is so since; null where there was or is nothing, or the action says it all.
ALTER TABLE audit ADD COLUMN before jsonb, ADD COLUMN after jsonb;
