-- Which failed item was taken up again, and as what: each at most once, for good. What becomes of it
-- then is a matter of the operation that took it up.
CREATE TABLE retried_item (
    operation_id text NOT NULL REFERENCES operation,
    item_index integer NOT NULL,
    retry_operation_id text NOT NULL REFERENCES operation,
    retry_item_index integer NOT NULL,
    PRIMARY KEY (operation_id, item_index)
);
