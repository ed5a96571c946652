-- Numbers that get no message. Never holds an address, only the key that stands for one.
CREATE TABLE blacklist (
    position bigint GENERATED ALWAYS AS IDENTITY,
    -- A sponsor's id, or * for what is suppressed for all sponsors.
    owner text NOT NULL,
    contact_key text NOT NULL,
    masked_number text NOT NULL,
    reason text NOT NULL,
    added_at timestamptz NOT NULL,
    added_by text NOT NULL,
    PRIMARY KEY (contact_key, owner)
);
CREATE UNIQUE INDEX blacklist_page ON blacklist (owner, position);
CREATE INDEX blacklist_age ON blacklist (owner, added_at);
