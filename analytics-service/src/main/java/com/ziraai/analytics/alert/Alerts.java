package com.ziraai.analytics.alert;

import com.ziraai.event.Alert;
import com.ziraai.event.AlertSeverity;
import com.ziraai.event.AlertState;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The table {@code alert}: a row for each alert that was raised at least once. */
final class Alerts {

    private static final String PUT =
            """
            INSERT INTO alert AS known (alert_key, alert, sponsor_id, severity, state, value, threshold,
                sample, raised_at, cleared_at, well_since, published)
            SELECT * FROM unnest(:keys, :kinds, :sponsors, :severities, :states, :values, :thresholds,
                :samples, :raisedAts, :clearedAts, :wellSinces, :publisheds)
            ON CONFLICT (alert_key) DO UPDATE
            SET severity = excluded.severity, state = excluded.state, value = excluded.value,
                threshold = excluded.threshold, sample = excluded.sample, raised_at = excluded.raised_at,
                cleared_at = excluded.cleared_at, well_since = excluded.well_since,
                published = excluded.published
            """;

    /** An alert raised later is newer, and of one the clearing is. */
    private static final String IF_NEWER =
            """
            WHERE known.raised_at < excluded.raised_at
            OR known.raised_at = excluded.raised_at AND known.state = 'RAISED' AND excluded.state = 'CLEARED'
            """;

    private final DatabaseClient database;

    Alerts(DatabaseClient database) {
        this.database = database;
    }

    /** Whether this instance may judge now; until the end of the transaction. */
    Mono<Boolean> lock() {
        return database.sql("SELECT pg_try_advisory_xact_lock(hashtext('alert'))")
                .mapValue(Boolean.class)
                .one();
    }

    Flux<KnownAlert> all() {
        return database.sql("SELECT * FROM alert").map(Alerts::read).all();
    }

    Flux<KnownAlert> unpublished() {
        return database.sql("SELECT * FROM alert WHERE NOT published").map(Alerts::read).all();
    }

    /** Those in force of a sponsor, or of all, newest first. */
    Flux<KnownAlert> inForce(Optional<String> sponsorId) {
        return database.sql(
                        """
                        SELECT * FROM alert WHERE state = 'RAISED' AND (:all OR sponsor_id = :sponsor)
                        ORDER BY raised_at DESC, alert_key
                        """)
                .bind("all", sponsorId.isEmpty())
                .bind("sponsor", sponsorId.orElse(""))
                .map(Alerts::read)
                .all();
    }

    Mono<Void> put(Collection<KnownAlert> changed) {
        return changed.isEmpty() ? Mono.empty() : write(PUT, changed);
    }

    /** What the topic says was published; an older record changes nothing. */
    Mono<Void> recall(Alert published) {
        return write(PUT + IF_NEWER, List.of(new KnownAlert(published, Optional.empty(), true)));
    }

    private Mono<Void> write(String statement, Collection<KnownAlert> rows) {
        return database.sql(statement)
                .bind("keys", column(rows, each -> each.alert().getAlertKey(), String[]::new))
                .bind("kinds", column(rows, each -> each.alert().getAlert(), String[]::new))
                .bind("sponsors", column(rows, each -> each.alert().getSponsorId(), String[]::new))
                .bind(
                        "severities",
                        column(rows, each -> each.alert().getSeverity().name(), String[]::new))
                .bind("states", column(rows, each -> each.alert().getState().name(), String[]::new))
                .bind("values", column(rows, each -> each.alert().getValue(), Double[]::new))
                .bind(
                        "thresholds",
                        column(rows, each -> each.alert().getThreshold(), Double[]::new))
                .bind("samples", column(rows, each -> each.alert().getSample(), Long[]::new))
                .bind("raisedAts", column(rows, each -> each.alert().getRaisedAt(), Instant[]::new))
                .bind(
                        "clearedAts",
                        column(rows, each -> each.alert().getClearedAt(), Instant[]::new))
                .bind(
                        "wellSinces",
                        column(rows, each -> each.wellSince().orElse(null), Instant[]::new))
                .bind("publisheds", column(rows, KnownAlert::published, Boolean[]::new))
                .then();
    }

    /** The broker has all that is there; only under the lock. */
    Mono<Void> published() {
        return database.sql("UPDATE alert SET published = true WHERE NOT published").then();
    }

    private static KnownAlert read(Readable row) {
        Alert alert =
                new Alert(
                        required(row, "alert_key", String.class),
                        required(row, "alert", String.class),
                        required(row, "sponsor_id", String.class),
                        AlertSeverity.valueOf(required(row, "severity", String.class)),
                        AlertState.valueOf(required(row, "state", String.class)),
                        required(row, "value", Double.class),
                        required(row, "threshold", Double.class),
                        required(row, "sample", Long.class),
                        required(row, "raised_at", Instant.class),
                        row.get("cleared_at", Instant.class));
        @Nullable Instant wellSince = row.get("well_since", Instant.class);
        return new KnownAlert(
                alert, Optional.ofNullable(wellSince), required(row, "published", Boolean.class));
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }

    private static <C extends @Nullable Object> C[] column(
            Collection<KnownAlert> rows, Function<KnownAlert, C> value, IntFunction<C[]> array) {
        return rows.stream().map(value).toArray(array);
    }
}
