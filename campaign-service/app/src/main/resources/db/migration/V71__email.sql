ALTER TABLE message_template DROP CONSTRAINT message_template_channel_check,
    ADD CHECK (channel IN ('SMS', 'WhatsApp', 'Email'));
