-- What is known of 1,024 neighbouring items of an operation on one partition. About 9 bytes an
-- item, packed bytes already: compressing them again costs more than it saves, and a row that
-- stays in its page can be updated in place.
CREATE TABLE item_page (
    operation_day date  NOT NULL,
    operation_id  text  NOT NULL,
    partition     int   NOT NULL,
    page          int   NOT NULL,
    content       bytea NOT NULL,
    PRIMARY KEY (operation_day, operation_id, partition, page)
) PARTITION BY RANGE (operation_day);

CREATE TABLE item_page_default PARTITION OF item_page DEFAULT;

ALTER TABLE item_page ALTER COLUMN content SET STORAGE EXTERNAL;

-- Counts over the pages of an operation on one partition. The version fences off a writer whose
-- memory is older than the row.
CREATE TABLE operation_partition (
    operation_day date        NOT NULL,
    operation_id  text        NOT NULL,
    partition     int         NOT NULL,
    version       bigint      NOT NULL,
    tally         bytea       NOT NULL,
    changed_at    timestamptz NOT NULL,
    PRIMARY KEY (operation_day, operation_id, partition)
) PARTITION BY RANGE (operation_day);

CREATE TABLE operation_partition_default PARTITION OF operation_partition DEFAULT;

ALTER TABLE operation_partition ALTER COLUMN tally SET STORAGE EXTERNAL;

-- Changes no snapshot shows yet. Holds a row only for as long as its snapshot takes.
CREATE TABLE unpublished_change (
    operation_day date   NOT NULL,
    operation_id  text   NOT NULL,
    partition     int    NOT NULL,
    version       bigint NOT NULL,
    PRIMARY KEY (operation_day, operation_id, partition)
) WITH (fillfactor = 50);
