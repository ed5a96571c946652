-- When nothing is sent for a sponsor, HH:mm in its zone; asked at each release. Null for never.
ALTER TABLE sponsor
    ADD COLUMN quiet_from text,
    ADD COLUMN quiet_to text,
    ADD CHECK ((quiet_from IS NULL) = (quiet_to IS NULL));

-- What the request says of pacing, for the releaser to find.
ALTER TABLE operation
    -- When nothing of it is sent, HH:mm in its zone, besides its sponsor's.
    ADD COLUMN quiet_from text GENERATED ALWAYS AS (request -> 'scheduling' -> 'quietHours' ->> 'from') STORED,
    ADD COLUMN quiet_to text GENERATED ALWAYS AS (request -> 'scheduling' -> 'quietHours' ->> 'to') STORED,
    ADD COLUMN batch_delay_seconds integer NOT NULL GENERATED ALWAYS AS (
        coalesce(CAST(request -> 'processing' ->> 'batchDelaySeconds' AS integer), 0)) STORED,
    ADD COLUMN stop_on_first_error boolean NOT NULL GENERATED ALWAYS AS (
        coalesce(CAST(request -> 'processing' ->> 'stopOnFirstError' AS boolean), false)) STORED,
    -- What becomes of it if it does not begin in time.
    ADD COLUMN missed_start text NOT NULL GENERATED ALWAYS AS (
        upper(coalesce(request -> 'scheduling' ->> 'missedStart', 'run'))) STORED,
    -- When it has to begin; null where it may begin whenever.
    ADD COLUMN starts_at timestamptz,
    -- Failed items that are no reason to stop: those its sponsor has been told of.
    ADD COLUMN known_failures integer NOT NULL DEFAULT 0,
    -- Why it stands where it stands, if not by a sponsor's hand.
    ADD COLUMN state_reason text CHECK (state_reason IN ('MISSED_START', 'FIRST_ERROR'));
CREATE INDEX operation_stopping ON operation (operation_id)
    WHERE stop_on_first_error AND finished_at IS NULL;
CREATE INDEX operation_starting ON operation (starts_at) WHERE starts_at IS NOT NULL;
