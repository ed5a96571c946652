ALTER TABLE operation
    -- When the sponsor's hand last moved it; null while nobody has.
    ADD COLUMN state_changed_at timestamptz,
    ADD CHECK (state IN ('ACTIVE', 'PAUSED', 'CANCELLED'));

-- Who did what, and when. Rows are never changed.
CREATE TABLE audit (
    audit_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    happened_at timestamptz NOT NULL,
    actor text NOT NULL,
    -- Null where it concerns no one sponsor.
    sponsor_id text,
    action text NOT NULL,
    -- What it was done to, for example an operation id.
    subject text NOT NULL
);
CREATE INDEX audit_of_sponsor ON audit (sponsor_id, audit_id DESC);
CREATE INDEX audit_of_subject ON audit (subject, audit_id);
