-- The snapshot that knows most is the newest, also while analytics counts anew.
ALTER TABLE progress ADD COLUMN advance bigint NOT NULL DEFAULT 0;
