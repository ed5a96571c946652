-- What an attempt costs: the quoted price of a part times its parts; no parts once it was proven not
-- taken. An attempt its operation's budget has no room for is decided and waits.
ALTER TABLE decision
    ADD COLUMN part_micros bigint NOT NULL DEFAULT 0,
    ADD COLUMN parts integer NOT NULL DEFAULT 0,
    ADD COLUMN funded boolean NOT NULL DEFAULT true;
CREATE INDEX decision_unfunded ON decision (operation_id) WHERE NOT funded;

-- One row an operation, as its sponsor left it and what it spent.
CREATE TABLE budget (
    operation_id       text        PRIMARY KEY,
    sponsor_id         text        NOT NULL,
    limit_micros       bigint,
    cancelled          boolean     NOT NULL,
    -- When limit_micros and cancelled became true.
    as_of              timestamptz NOT NULL,
    -- Sum of part_micros * parts of the funded decisions.
    spent_micros       bigint      NOT NULL DEFAULT 0,
    -- Whether any of its messages has a price.
    priced             boolean     NOT NULL DEFAULT false,
    -- Whether attempts may wait for money.
    waiting            boolean     NOT NULL DEFAULT false,
    revision           bigint      NOT NULL DEFAULT 0,
    woken_revision     bigint      NOT NULL DEFAULT 0,
    published_revision bigint      NOT NULL DEFAULT 0
) WITH (fillfactor = 50);
CREATE INDEX budget_unpublished ON budget (operation_id) WHERE revision <> published_revision;
CREATE INDEX budget_waiting ON budget (operation_id) WHERE waiting;
