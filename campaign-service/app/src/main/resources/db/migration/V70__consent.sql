-- Whom nothing may be sent to, as contact.consent.v1 tells it: a row for everybody who ever was on a
-- blacklist, written in the transaction that changes the blacklist, and the outbox of the topic.
-- UPDATE consent SET published_at = NULL has the whole topic written again.
CREATE TABLE consent (
    -- A sponsor's id, or * for all sponsors.
    owner        text        NOT NULL,
    contact_key  text        NOT NULL,
    suppressed   boolean     NOT NULL,
    since        timestamptz NOT NULL,
    published_at timestamptz,
    PRIMARY KEY (contact_key, owner)
);

CREATE INDEX consent_unpublished ON consent (contact_key) WHERE published_at IS NULL;

INSERT INTO consent (owner, contact_key, suppressed, since)
SELECT owner, contact_key, true, added_at FROM blacklist;
