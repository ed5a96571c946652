-- What the views count, by sponsor and quarter of an hour of the items' release, and by what else
-- tells rows apart. Changed by the fold's statement, by as much as its items moved. Each row is
-- changed by many batches: pages keep room for it.
CREATE TABLE attempt_counter (
    -- Of the release, UTC.
    day             date        NOT NULL,
    sponsor_id      text        NOT NULL,
    -- Start of the quarter of an hour.
    released_at     timestamptz NOT NULL,
    channel         text        NOT NULL,
    provider        text        NOT NULL,
    -- Attempts by what is known of them.
    unknown         bigint      NOT NULL,
    rejected        bigint      NOT NULL,
    accepted        bigint      NOT NULL,
    sent            bigint      NOT NULL,
    failed          bigint      NOT NULL,
    delivered       bigint      NOT NULL,
    read            bigint      NOT NULL,
    -- Message parts billed.
    parts           bigint      NOT NULL,
    -- Accepted items that needed one attempt, their milliseconds from release to acceptance
    -- together, and how many took no longer than so many milliseconds.
    timed           bigint      NOT NULL,
    accepted_millis bigint      NOT NULL,
    within_100      bigint      NOT NULL,
    within_500      bigint      NOT NULL,
    within_1000     bigint      NOT NULL,
    within_2000     bigint      NOT NULL,
    within_5000     bigint      NOT NULL,
    -- The same of delivery.
    delivery_timed  bigint      NOT NULL,
    delivery_millis bigint      NOT NULL,
    PRIMARY KEY (day, sponsor_id, released_at, channel, provider)
) PARTITION BY RANGE (day);

CREATE TABLE attempt_counter_default PARTITION OF attempt_counter DEFAULT;

CREATE TABLE item_counter (
    day               date        NOT NULL,
    sponsor_id        text        NOT NULL,
    released_at       timestamptz NOT NULL,
    -- Items by where they stand.
    unknown           bigint      NOT NULL,
    parked            bigint      NOT NULL,
    rejected          bigint      NOT NULL,
    accepted          bigint      NOT NULL,
    sent              bigint      NOT NULL,
    attempt_failed    bigint      NOT NULL,
    cancelled         bigint      NOT NULL,
    skipped           bigint      NOT NULL,
    failed            bigint      NOT NULL,
    delivered         bigint      NOT NULL,
    read              bigint      NOT NULL,
    -- Of failed: without any attempt.
    never_tried       bigint      NOT NULL,
    -- Items the service level counts, how many passed each stage, and how many within five minutes.
    measured          bigint      NOT NULL,
    accepted_reached  bigint      NOT NULL,
    sent_reached      bigint      NOT NULL,
    delivered_reached bigint      NOT NULL,
    accepted_within   bigint      NOT NULL,
    sent_within       bigint      NOT NULL,
    delivered_within  bigint      NOT NULL,
    -- Items tried more than once that got through, and that are lost.
    retried_good      bigint      NOT NULL,
    retried_bad       bigint      NOT NULL,
    PRIMARY KEY (day, sponsor_id, released_at)
) PARTITION BY RANGE (day);

CREATE TABLE item_counter_default PARTITION OF item_counter DEFAULT;

CREATE TABLE error_counter (
    day           date        NOT NULL,
    sponsor_id    text        NOT NULL,
    released_at   timestamptz NOT NULL,
    -- NONE, and no provider, where an item failed before any attempt; its class is a category then.
    channel       text        NOT NULL,
    provider      text        NOT NULL,
    failure_class text        NOT NULL,
    code          text        NOT NULL,
    -- Failed attempts and items never tried, and of those whose item got through or is lost.
    errors        bigint      NOT NULL,
    recovered     bigint      NOT NULL,
    unrecovered   bigint      NOT NULL,
    PRIMARY KEY (day, sponsor_id, released_at, channel, provider, failure_class, code)
) PARTITION BY RANGE (day);

CREATE TABLE error_counter_default PARTITION OF error_counter DEFAULT;
