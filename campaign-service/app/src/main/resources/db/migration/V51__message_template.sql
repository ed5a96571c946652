CREATE TABLE message_template (
    template_id text PRIMARY KEY,
    -- Null: every sponsor's to use, an administrator's to change.
    sponsor_id text,
    name text NOT NULL,
    -- The channel of requests that name none; null leaves it to the usual one.
    channel text CHECK (channel IN ('SMS', 'WhatsApp')),
    message text NOT NULL,
    updated_at timestamptz NOT NULL
);
CREATE INDEX message_template_by_name ON message_template (name, template_id);
CREATE INDEX message_template_of_sponsor ON message_template (sponsor_id, name, template_id);
