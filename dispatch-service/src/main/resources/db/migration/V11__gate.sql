-- Code of what the attempt waits for at the gate; nothing once it may go. And the senders of its
-- channel it is not to be made by, a line each.
ALTER TABLE decision
    ADD COLUMN waits_for text,
    ADD COLUMN avoid text;
UPDATE decision SET waits_for = 'BUDGET' WHERE NOT funded;
DROP INDEX decision_unfunded;
ALTER TABLE decision DROP COLUMN funded;
CREATE INDEX decision_waiting ON decision (operation_id) WHERE waits_for IS NOT NULL;
UPDATE followup SET kind = 'GATE', reason = 'BUDGET' WHERE kind = 'FUNDING';
