ALTER TABLE plan
    -- Items of one batch of e-mails at most.
    ADD COLUMN max_email_batch_size integer NOT NULL DEFAULT 500,
    -- Unfinished batches of all operations of a sponsor together.
    ADD COLUMN max_sponsor_concurrency integer NOT NULL DEFAULT 5 CHECK (max_sponsor_concurrency > 0);

-- Who has another plan than the published one goes on as before.
UPDATE plan SET max_email_batch_size = greatest(max_email_batch_size, max_batch_size),
    max_sponsor_concurrency = CASE WHEN name = 'default' THEN greatest(5, max_concurrency)
        ELSE least(100000, CAST(max_concurrency AS bigint) * max_concurrent_operations) END;

ALTER TABLE plan ADD CHECK (max_email_batch_size >= max_batch_size);

-- As the Bulk Operations API is published; a plan somebody has changed stays as it is.
UPDATE plan SET default_batch_size = 50, default_concurrency = 5
WHERE name = 'default' AND default_batch_size = 25 AND default_concurrency = 3 AND max_batch_size >= 50 AND max_concurrency >= 5;
