-- Since when the result of an attempt is not known, for as long as it is not; all others have none
-- and no place in the index. An index on status itself would let no row be updated within its page.
ALTER TABLE intent ADD COLUMN unknown_since timestamptz
    GENERATED ALWAYS AS (CASE WHEN status = 2 THEN occurred_at END) STORED;
CREATE INDEX intent_unknown ON intent (unknown_since) WHERE unknown_since IS NOT NULL;
