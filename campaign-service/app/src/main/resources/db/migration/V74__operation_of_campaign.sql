-- History of one campaign. What it is called may be as long as anybody likes, and an index entry may not.
CREATE INDEX operation_of_campaign ON operation
    (sponsor_id, left(request -> 'metadata' ->> 'campaignId', 200), created_at DESC, operation_id DESC)
    WHERE request -> 'metadata' ->> 'campaignId' IS NOT NULL;
