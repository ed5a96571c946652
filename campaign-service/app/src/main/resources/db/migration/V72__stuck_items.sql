-- Unfinished items that wait for something else than their turn, such as the one sender that serves their country, and how many
-- items were known when they were found to: beyond the window that many may be unfinished.
ALTER TABLE operation
    ADD COLUMN stuck_items integer NOT NULL DEFAULT 0,
    ADD COLUMN stuck_known integer NOT NULL DEFAULT 0;
