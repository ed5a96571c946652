package com.ziraai.channel.intent;

import static com.ziraai.channel.intent.Keys.MATCH;
import static com.ziraai.channel.intent.Keys.UNNEST;

import com.ziraai.channel.fence.Fence;
import com.ziraai.channel.provider.FailureCode;
import com.ziraai.event.AttemptStatus;
import com.ziraai.event.Evidence;

/** The statements of {@link Intents}; each is for a batch. */
final class IntentSql {

    static final String INSERT =
            """
            INSERT INTO intent (operation_day, operation_id, item_index, attempt_no, status, sponsor_id,
                contact_key, released_at, provider, sender, route, country, price_micros, intended_at,
                updated_at, claim_id)
            SELECT day, operation, item, attempt, %d, sponsor, contact, released, provider, sender, route, country,
                price, :now, :now, :claim
            FROM unnest(:days::date[], :operations::text[], :items::int[], :attempts::int[], :sponsors::text[],
                :contacts::text[], :released::timestamptz[], :providers::text[], :senders::text[],
                :routes::text[], :countries::text[], :prices::bigint[])
                AS k(day, operation, item, attempt, sponsor, contact, released, provider, sender, route, country,
                    price)
            WHERE %s
            ON CONFLICT DO NOTHING
            RETURNING operation_id, item_index, attempt_no
            """
                    .formatted(Rank.INTENDED, Fence.HELD);

    private static final String MOVE =
            "UPDATE intent i SET updated_at = :now, %s FROM "
                    + UNNEST
                    + " AS k(day, operation, item, attempt) WHERE "
                    + MATCH
                    + " AND %s RETURNING i.operation_id, i.item_index, i.attempt_no";

    static final String HOLD =
            MOVE.formatted("status = " + Rank.HELD, "i.status = " + Rank.INTENDED);

    static final String RELEASE =
            MOVE.formatted(
                    "status = " + Rank.HELD,
                    "i.status = %d AND i.claim_id = :claim AND %s"
                            .formatted(Rank.INTENDED, Fence.HELD));

    /** Again what was done before, as telling it may have failed. */
    static final String REJECT_UNCALLED =
            """
            UPDATE intent i SET status = %d, evidence = '%s', failure_code = '%s',
                occurred_at = :now, updated_at = :now
            FROM %s AS k(day, operation, item, attempt)
            WHERE %s AND i.claim_id = :claim AND %s
            AND (i.status = %d AND i.evidence = '%2$s' OR i.status = %1$d AND i.failure_code = '%3$s')
            RETURNING i.*
            """
                    .formatted(
                            Rank.of(AttemptStatus.REJECTED),
                            Evidence.RECOVERY,
                            FailureCode.NOT_CALLED,
                            UNNEST,
                            MATCH,
                            Fence.HELD,
                            Rank.of(AttemptStatus.UNKNOWN));

    /**
     * Grants as an insert does, so the fence counts here, too. Nobody was called, so the attempt
     * may go by another sender.
     */
    static final String RESUME =
            """
            UPDATE intent i SET intended_at = :now, updated_at = :now, claim_id = :claim, status = %d,
                provider = k.provider, sender = k.sender, route = k.route, counted_on = NULL
            FROM unnest(:days::date[], :operations::text[], :items::int[], :attempts::int[],
                :providers::text[], :senders::text[], :routes::text[])
                AS k(day, operation, item, attempt, provider, sender, route)
            WHERE %s AND (i.status = %d OR i.status = %1$d AND i.claim_id = :claim) AND %s
            RETURNING i.operation_id, i.item_index, i.attempt_no
            """
                    .formatted(Rank.INTENDED, MATCH, Rank.HELD, Fence.HELD);

    static final String RECOVER =
            "UPDATE intent i SET status = :unknown, evidence = :evidence, failure_code = :failure,"
                    + " occurred_at = :now, updated_at = :now FROM "
                    + UNNEST
                    + " AS k(day, operation, item, attempt) WHERE "
                    + MATCH
                    + " AND i.status = "
                    + Rank.INTENDED;

    static final String SELECT =
            "SELECT i.* FROM "
                    + UNNEST
                    + " AS k(day, operation, item, attempt) JOIN intent i ON "
                    + MATCH;

    static final String SELECT_KNOWN =
            SELECT + " WHERE i.status >= " + Rank.of(AttemptStatus.UNKNOWN);

    /** What an answer and a receipt know besides the status may come in either order. */
    private static final String RAISE =
            """
            UPDATE intent i SET
                status = greatest(i.status, k.status),
                evidence = CASE WHEN k.status > i.status THEN k.evidence ELSE i.evidence END,
                occurred_at = CASE WHEN k.status > i.status THEN k.occurred ELSE i.occurred_at END,
                failure_code = CASE WHEN k.status > i.status THEN k.failure ELSE i.failure_code END,
                failure_provider_code =
                    CASE WHEN k.status > i.status THEN k.provider_code ELSE i.failure_provider_code END,
                retry_after_millis =
                    CASE WHEN k.status > i.status THEN k.retry_after ELSE i.retry_after_millis END,
                provider_message_id = coalesce(i.provider_message_id, k.message_id),
                parts = greatest(i.parts, k.parts),
                updated_at = :now
            FROM unnest(:days::date[], :operations::text[], :items::int[], :attempts::int[], :statuses::smallint[],
                :evidences::text[], :occurred::timestamptz[], :failures::text[], :providerCodes::text[],
                :retries::bigint[], :messageIds::text[], :parts::int[])
                AS k(day, operation, item, attempt, status, evidence, occurred, failure, provider_code,
                    retry_after, message_id, parts)
            WHERE %s
            """
                    .formatted(MATCH);

    static final String RAISE_BY_ANSWER =
            RAISE
                    + " RETURNING i.operation_id, i.item_index, i.attempt_no, i.status = k.status AS"
                    + " stands";

    static final String RAISE_BY_RECEIPT =
            RAISE
                    + " AND k.status >= i.status RETURNING i.operation_id, i.item_index, i.attempt_no,"
                    + " i.sponsor_id, i.provider, i.sender, i.country, i.price_micros,"
                    + " i.provider_message_id, i.parts";

    /** Only what is unknown may be settled; a settlement that comes again finds what it left. */
    static final String RAISE_BY_OPERATOR =
            RAISE
                    + " AND (i.status = %d OR (i.status = k.status AND i.evidence = '%s')) RETURNING i.*"
                            .formatted(Rank.of(AttemptStatus.UNKNOWN), Evidence.OPERATOR);

    /**
     * What the senders with a capacity have left of today; their rows are locked in one order until
     * the statement's end, so that no two count the same place. To be read whole before the rows
     * are numbered by it.
     */
    private static final String ROOM =
            """
            room AS MATERIALIZED (
                SELECT d.sender, c.capacity - d.used AS free
                FROM sender_day d
                JOIN unnest(:measured::text[], :capacities::bigint[]) AS c(sender, capacity)
                    ON c.sender = d.sender
                WHERE d.day = :today
                ORDER BY d.sender
                FOR UPDATE OF d
            )
            """;

    /** Counts what a statement granted, and says what is left. */
    private static final String COUNTED =
            """
            counted AS (
                UPDATE sender_day d SET used = d.used + n.number
                FROM (SELECT sender, count(*) AS number FROM granted WHERE counts GROUP BY sender) n
                WHERE d.sender = n.sender AND d.day = :today
            )
            SELECT operation_id, item_index, attempt_no, NULL AS sender, NULL::bigint AS free FROM granted
            UNION ALL
            SELECT NULL, NULL, NULL, r.sender,
                r.free - (SELECT count(*) FROM granted g WHERE g.sender = r.sender AND g.counts)
            FROM room r
            """;

    /** As {@link #INSERT}, where senders have a capacity: of those as many as it has room for. */
    static final String INSERT_MEASURED =
            """
            WITH %s, wanted AS (
                SELECT k.*, r.free, row_number() OVER (PARTITION BY k.sender) AS place
                FROM unnest(:days::date[], :operations::text[], :items::int[], :attempts::int[],
                    :sponsors::text[], :contacts::text[], :released::timestamptz[], :providers::text[],
                    :senders::text[], :routes::text[], :countries::text[], :prices::bigint[])
                    AS k(day, operation, item, attempt, sponsor, contact, released, provider, sender, route,
                        country, price)
                LEFT JOIN room r ON r.sender = k.sender
            ), granted AS (
                INSERT INTO intent (operation_day, operation_id, item_index, attempt_no, status, sponsor_id,
                    contact_key, released_at, provider, sender, route, country, price_micros, intended_at,
                    updated_at, claim_id, counted_on)
                SELECT day, operation, item, attempt, %d, sponsor, contact, released, provider, sender, route,
                    country, price, :now, :now, :claim, CASE WHEN free IS NOT NULL THEN :today END
                FROM wanted
                WHERE (free IS NULL OR place <= free) AND %s
                ON CONFLICT DO NOTHING
                RETURNING operation_id, item_index, attempt_no, sender, counted_on IS NOT NULL AS counts
            ), %s
            """
                    .formatted(ROOM, Rank.INTENDED, Fence.HELD, COUNTED);

    /** As {@link #RESUME}; what is granted again under its own claim was counted before. */
    static final String RESUME_MEASURED =
            """
            WITH %s, wanted AS (
                SELECT k.*, r.free, i.status AS was,
                    row_number() OVER (PARTITION BY k.sender, i.status) AS place
                FROM unnest(:days::date[], :operations::text[], :items::int[], :attempts::int[],
                    :providers::text[], :senders::text[], :routes::text[])
                    AS k(day, operation, item, attempt, provider, sender, route)
                JOIN intent i ON %s
                LEFT JOIN room r ON r.sender = k.sender
                WHERE i.status = %d OR i.status = %d AND i.claim_id = :claim
            ), granted AS (
                UPDATE intent i SET intended_at = :now, updated_at = :now, claim_id = :claim, status = %4$d,
                    provider = k.provider, sender = k.sender, route = k.route,
                    counted_on = CASE
                        WHEN k.was = %4$d THEN i.counted_on WHEN k.free IS NOT NULL THEN :today END
                FROM wanted k
                WHERE %2$s AND i.status = k.was AND (k.was = %4$d OR k.free IS NULL OR k.place <= k.free)
                    AND (i.status = %3$d OR i.claim_id = :claim) AND %5$s
                RETURNING i.operation_id, i.item_index, i.attempt_no, i.sender,
                    k.was = %3$d AND i.counted_on IS NOT NULL AS counts
            ), %6$s
            """
                    .formatted(ROOM, MATCH, Rank.HELD, Rank.INTENDED, Fence.HELD, COUNTED);

    /** Gives back what was counted of the rows, as {@code o} has them from before. */
    private static final String UNCOUNTED =
            """
            WITH moved AS (
                UPDATE intent i SET updated_at = :now, status = %d, counted_on = NULL
                FROM %s AS k(day, operation, item, attempt), intent o
                WHERE %s AND o.operation_day = k.day AND o.operation_id = k.operation
                    AND o.item_index = k.item AND o.attempt_no = k.attempt AND i.status = %d %%s
                RETURNING i.operation_id, i.item_index, i.attempt_no, i.sender, o.counted_on
            ), uncounted AS (
                UPDATE sender_day d SET used = greatest(0, d.used - n.number)
                FROM (SELECT sender, counted_on, count(*) AS number FROM moved
                    WHERE counted_on IS NOT NULL GROUP BY sender, counted_on) n
                WHERE d.sender = n.sender AND d.day = n.counted_on
            )
            SELECT operation_id, item_index, attempt_no FROM moved
            """
                    .formatted(Rank.HELD, UNNEST, MATCH, Rank.INTENDED);

    static final String HOLD_MEASURED = UNCOUNTED.formatted("");

    static final String RELEASE_MEASURED =
            UNCOUNTED.formatted("AND i.claim_id = :claim AND " + Fence.HELD);

    /**
     * As {@link #RAISE_BY_ANSWER}, and the provider's ids are noted where receipts name no other.
     */
    static final String RAISE_BY_ANSWER_NOTED =
            """
            WITH raised AS (%s
                RETURNING i.operation_day, i.operation_id, i.item_index, i.attempt_no, i.provider,
                    k.message_id, i.status = k.status AS stands
            ), noted AS (
                INSERT INTO provider_message (provider, message_id, operation_day, operation_id, item_index,
                    attempt_no)
                SELECT provider, message_id, operation_day, operation_id, item_index, attempt_no FROM raised
                WHERE message_id IS NOT NULL AND provider = ANY(:untokened)
                ON CONFLICT DO NOTHING
            )
            SELECT operation_id, item_index, attempt_no, stands FROM raised
            """
                    .formatted(RAISE);

    /** Only what is unknown may be resolved; what is resolved again finds what it left. */
    static final String RAISE_BY_LIST =
            RAISE
                    + " AND (i.status = %d OR (i.status = k.status AND i.evidence = '%s')) RETURNING i.*"
                            .formatted(Rank.of(AttemptStatus.UNKNOWN), Evidence.RECOVERY);

    /**
     * The attempts of a moment that have the message, or went to the same person and have no id
     * although they may have been called.
     */
    static final String RIVALS =
            """
            SELECT operation_id, item_index, attempt_no,
                coalesce(provider_message_id = :message, false) AS has_it
            FROM intent
            WHERE intended_at BETWEEN :from AND :until AND provider = :provider
                AND (provider_message_id = :message
                    OR contact_key = :contact AND provider_message_id IS NULL AND status NOT IN (%d, %d))
            """
                    .formatted(Rank.HELD, Rank.of(AttemptStatus.REJECTED));

    private IntentSql() {}
}
