-- Why the attempt's sender was chosen, where the message goes and what it costs as quoted.
ALTER TABLE intent ADD COLUMN route text, ADD COLUMN country text, ADD COLUMN price_micros bigint;
-- Commands that wait for their sender, which is behind or rests; those of paused operations have none.
ALTER TABLE held_command ADD COLUMN sender text;
CREATE INDEX held_command_sender ON held_command (sender, operation_id, item_index, attempt_no)
    WHERE sender IS NOT NULL;
