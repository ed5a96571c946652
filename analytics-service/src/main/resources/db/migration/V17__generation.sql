-- What is folded exists in generations, each in the tables of one side, those of an even number or
-- of an odd one: so one can be built beside the one that is shown. Readers read the views, which
-- show the live one; the change from one to the next is one row.
CREATE TABLE generation (
    only_one        boolean     PRIMARY KEY DEFAULT true CHECK (only_one),
    -- The generation that is shown, and the format of what it stores.
    live            int         NOT NULL,
    live_format     int         NOT NULL,
    -- The one being built; null while none is. Prepared once its side is empty and it reads anew.
    building        int,
    building_format int,
    prepared        boolean     NOT NULL DEFAULT false,
    -- Whether it is to be shown though it knows less than the live one.
    accepts_less    boolean     NOT NULL DEFAULT false,
    -- Of how many parts of operations the last one that was given up knew less; null where it did not.
    behind          bigint,
    -- Since when the live one takes in nothing more, because the other has all but caught up.
    closed_at       timestamptz,
    -- Whether the side that is not live may hold rows nobody reads any more.
    leftovers       boolean     NOT NULL DEFAULT false,
    -- Whether it is known what operation.progress.v1 called complete before this database was new.
    recalled        boolean     NOT NULL DEFAULT false
);

-- What was folded before there were generations is of format 2.
INSERT INTO generation (live, live_format, recalled)
SELECT 0, 2, EXISTS (SELECT FROM backlog WHERE topic = 'operation.progress.v1');

DROP TABLE backlog;

DO $$
DECLARE
    each text;
    part text;
BEGIN
    FOREACH each IN ARRAY ARRAY['item_page', 'operation_partition', 'item_reason', 'unpublished_change',
            'attempt_counter', 'item_counter', 'error_counter'] LOOP
        FOR part IN SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = to_regclass(each) LOOP
            EXECUTE format('ALTER TABLE %I RENAME TO %I', part,
                each || '_even' || substr(part, length(each) + 1));
        END LOOP;
        EXECUTE format('ALTER TABLE %I RENAME TO %I', each, each || '_even');
    END LOOP;

    FOREACH each IN ARRAY ARRAY['item_page', 'operation_partition', 'item_reason',
            'attempt_counter', 'item_counter', 'error_counter'] LOOP
        EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING ALL) PARTITION BY RANGE (%I)', each || '_odd',
            each || '_even', CASE WHEN each LIKE '%counter' THEN 'day' ELSE 'operation_day' END);
        EXECUTE format('CREATE TABLE %I PARTITION OF %I DEFAULT', each || '_odd_default', each || '_odd');
    END LOOP;
    CREATE TABLE unpublished_change_odd (LIKE unpublished_change_even INCLUDING ALL) WITH (fillfactor = 50);

    FOREACH each IN ARRAY ARRAY['item_page', 'operation_partition', 'item_reason', 'unpublished_change',
            'attempt_counter', 'item_counter', 'error_counter'] LOOP
        EXECUTE format('CREATE VIEW %1$I AS
            SELECT * FROM %2$I WHERE (SELECT live %% 2 = 0 FROM generation)
            UNION ALL
            SELECT * FROM %3$I WHERE (SELECT live %% 2 = 1 FROM generation)',
            each, each || '_even', each || '_odd');
    END LOOP;
END $$;
