-- When batches may go out, by the local time of a zone; asked when a batch's time has come, because
-- it may have waited for others until the window was over. Null hours mean always.
ALTER TABLE operation
    ADD COLUMN zone text,
    ADD COLUMN open_hours text[],
    ADD COLUMN closed_days text[];
