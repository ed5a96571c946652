-- What one message part costs, in millionths of the currency. Country '*' is every other one.
CREATE TABLE price (
    channel     text   NOT NULL,
    country     text   NOT NULL,
    part_micros bigint NOT NULL CHECK (part_micros > 0),
    PRIMARY KEY (channel, country)
);

ALTER TABLE operation
    ADD COLUMN budget_micros bigint,
    -- When it was last changed after the operation was accepted.
    ADD COLUMN budget_changed_at timestamptz;

-- Newest of what dispatch says operations spent.
CREATE TABLE spending (
    operation_id text    PRIMARY KEY,
    revision     bigint  NOT NULL,
    limit_micros bigint,
    spent_micros bigint  NOT NULL,
    exhausted    boolean NOT NULL
) WITH (fillfactor = 70);
