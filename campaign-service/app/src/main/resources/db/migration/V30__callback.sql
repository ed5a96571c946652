-- Who wants to be called back: derived from the request, whichever way it came in.
ALTER TABLE operation
    ADD COLUMN callback_url text GENERATED ALWAYS AS (request -> 'processing' ->> 'callbackUrl') STORED,
    -- Whether callback_watch has it, or needs it no longer.
    ADD COLUMN callback_watched boolean NOT NULL DEFAULT false;
UPDATE operation SET callback_watched = true WHERE finished_at IS NOT NULL;
CREATE INDEX operation_unwatched ON operation (operation_id)
    WHERE callback_url IS NOT NULL AND NOT callback_watched;

-- What the receiver of an operation was told last; events are the difference to how it stands.
-- Here and below no row refers to operation: checking that would lock the operation's row, which the
-- releaser then passes by, or holds while the broker is away.
CREATE TABLE callback_watch (
    operation_id text PRIMARY KEY,
    sponsor_id text NOT NULL,
    url text NOT NULL,
    wants_progress boolean NOT NULL,
    events integer NOT NULL DEFAULT 0,
    told_at timestamptz NOT NULL,
    told_state text NOT NULL DEFAULT 'ACTIVE',
    told_processed integer NOT NULL DEFAULT 0,
    told_revision bigint NOT NULL DEFAULT -1,
    -- Nothing more will be told.
    over boolean NOT NULL DEFAULT false
) WITH (fillfactor = 70);
CREATE INDEX callback_watch_running ON callback_watch (operation_id) WHERE NOT over;

-- The outbox. The body is what it was when the event happened, however often it is delivered.
CREATE TABLE callback_event (
    event_id text PRIMARY KEY,
    operation_id text NOT NULL,
    sequence integer NOT NULL,
    sponsor_id text NOT NULL,
    type text NOT NULL,
    state text NOT NULL DEFAULT 'PENDING' CHECK (state IN ('PENDING', 'DELIVERED', 'SUPERSEDED', 'DEAD')),
    url text NOT NULL,
    host text NOT NULL,
    body text NOT NULL,
    created_at timestamptz NOT NULL,
    -- Failed attempts since it was created or last replayed.
    failures integer NOT NULL DEFAULT 0,
    -- No attempt begins later.
    expires_at timestamptz NOT NULL,
    -- When it is tried; while an instance tries it, when another one may. Null at rest.
    next_attempt_at timestamptz,
    CHECK ((state = 'PENDING') = (next_attempt_at IS NOT NULL)),
    UNIQUE (operation_id, sequence)
) WITH (fillfactor = 70);
CREATE INDEX callback_event_due ON callback_event (sponsor_id, host, next_attempt_at)
    WHERE next_attempt_at IS NOT NULL;
CREATE INDEX callback_event_age ON callback_event (created_at);

CREATE TABLE callback_attempt (
    attempt_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_id text NOT NULL REFERENCES callback_event ON DELETE CASCADE,
    attempted_at timestamptz NOT NULL,
    duration_millis integer NOT NULL,
    -- What was answered, or why nothing was.
    status smallint,
    error text,
    CHECK ((status IS NULL) <> (error IS NULL))
);
CREATE INDEX callback_attempt_of_event ON callback_attempt (event_id, attempt_id);

-- Keys callbacks are signed with; a replaced one signs beside its successor for a while.
CREATE TABLE callback_secret (
    secret_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    sponsor_id text NOT NULL REFERENCES sponsor,
    key bytea NOT NULL,
    created_at timestamptz NOT NULL,
    -- Null for the current one.
    signs_until timestamptz
);
CREATE UNIQUE INDEX callback_secret_current ON callback_secret (sponsor_id) WHERE signs_until IS NULL;
CREATE INDEX callback_secret_of_sponsor ON callback_secret (sponsor_id, secret_id);
