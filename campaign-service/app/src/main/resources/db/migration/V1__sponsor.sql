CREATE TABLE plan (
    name text PRIMARY KEY,
    max_concurrent_operations integer NOT NULL CHECK (max_concurrent_operations > 0),
    max_items_per_operation integer NOT NULL CHECK (max_items_per_operation > 0),
    max_operations_per_day integer NOT NULL CHECK (max_operations_per_day > 0),
    max_items_per_day integer NOT NULL CHECK (max_items_per_day > 0),
    min_batch_size integer NOT NULL CHECK (min_batch_size > 0),
    max_batch_size integer NOT NULL CHECK (max_batch_size >= min_batch_size),
    default_batch_size integer NOT NULL CHECK (default_batch_size BETWEEN min_batch_size AND max_batch_size),
    max_concurrency integer NOT NULL CHECK (max_concurrency > 0),
    default_concurrency integer NOT NULL CHECK (default_concurrency BETWEEN 1 AND max_concurrency)
);

INSERT INTO plan VALUES
    -- The limits of the Bulk Operations API as published.
    ('default', 3, 5000, 10, 50000, 10, 100, 25, 5, 3),
    ('large', 100, 100000, 10000, 10000000, 10, 1000, 500, 50, 20);

CREATE TABLE sponsor (
    sponsor_id text PRIMARY KEY,
    name text NOT NULL,
    plan text NOT NULL DEFAULT 'default' REFERENCES plan,
    time_zone text NOT NULL DEFAULT 'Europe/Istanbul',
    language text NOT NULL DEFAULT 'tr',
    default_region text NOT NULL DEFAULT 'TR',
    allowed_countries text[] NOT NULL DEFAULT ARRAY['TR', 'IN'],
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
);
