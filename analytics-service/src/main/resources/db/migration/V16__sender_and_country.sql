-- Attempts are told apart by their sender and the destination's country, too, and by what they cost.
ALTER TABLE attempt_counter
    ADD COLUMN sender       text   NOT NULL DEFAULT '',
    ADD COLUMN country      text   NOT NULL DEFAULT '',
    -- Of the attempts that were not refused, in millionths of the currency.
    ADD COLUMN price_micros bigint NOT NULL DEFAULT 0,
    DROP CONSTRAINT attempt_counter_pkey,
    ADD PRIMARY KEY (day, sponsor_id, released_at, channel, provider, sender, country);

ALTER TABLE error_counter
    ADD COLUMN sender  text NOT NULL DEFAULT '',
    ADD COLUMN country text NOT NULL DEFAULT '',
    DROP CONSTRAINT error_counter_pkey,
    ADD PRIMARY KEY (day, sponsor_id, released_at, channel, provider, sender, country, failure_class, code);
