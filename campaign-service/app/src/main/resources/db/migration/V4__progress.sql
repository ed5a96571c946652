-- Newest snapshot of each operation as analytics published it.
CREATE TABLE progress (
    operation_id text PRIMARY KEY,
    revision bigint NOT NULL,
    pending integer NOT NULL,
    snapshot jsonb NOT NULL
) WITH (fillfactor = 70);
