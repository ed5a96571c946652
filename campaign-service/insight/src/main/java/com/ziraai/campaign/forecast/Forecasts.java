package com.ziraai.campaign.forecast;

import com.ziraai.campaign.admission.Plan;
import com.ziraai.campaign.database.Row;
import com.ziraai.campaign.forecast.Estimate.Waiting;
import com.ziraai.campaign.forecast.Paces.Seen;
import com.ziraai.campaign.forecast.Senders.Told;
import com.ziraai.campaign.gateway.ProblemException;
import com.ziraai.campaign.operation.ChannelNames;
import com.ziraai.campaign.operation.NewOperation;
import com.ziraai.campaign.operation.OperationKind;
import com.ziraai.event.Channel;
import com.ziraai.event.OperationType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Says when operations will be done. */
public final class Forecasts {

    private final DatabaseClient database;
    private final Senders senders;
    private final ForecastProperties properties;
    private final Clock clock;
    private final Paces paces = new Paces();

    Forecasts(
            DatabaseClient database, Senders senders, ForecastProperties properties, Clock clock) {
        this.database = database;
        this.senders = senders;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * An operation with work left.
     *
     * @param left items that wait and are due
     */
    private record Running(String sponsorId, long left) {}

    /**
     * When the last item of an operation about to be stored will have been handed to a provider, to
     * the second. Of codes, when they will have been made.
     *
     * @param plan of its sponsor
     */
    public Mono<Instant> of(NewOperation operation, Plan plan) {
        OperationType type = OperationKind.of(operation.id().value()).type();
        Line line = new Line(operation.channel(), type);
        return running(line)
                .zipWith(
                        line.goesByChannel() ? senders.of(line.channel()) : Mono.just(Told.NOTHING))
                .map(found -> {
                    List<Running> running = found.getT1();
                    Told told = found.getT2();
                    double sender = told.perSecond().orElse(Double.POSITIVE_INFINITY);
                    Estimate estimate =
                            new Estimate(
                                    Math.min(sender, throughput(line)), properties.turnaround());
                    return estimate.end(
                                    Workload.of(operation, plan, told.opens()), waiting(running))
                            .plusMillis(999)
                            .truncatedTo(ChronoUnit.SECONDS);
                });
    }

    /**
     * When one of the channel's senders will take a message again; empty where one does, or will
     * soon.
     */
    public Mono<Instant> opensLate(Channel channel) {
        Instant soon = clock.instant().plus(properties.patience());
        return senders.of(channel).map(Told::opens).filter(soon::isBefore);
    }

    /**
     * Fails with 503 PROCESSING_FAILED, saying for how long, where none of the channel's senders
     * will take a message for a while: what somebody waits for is not begun then.
     */
    public Mono<Void> requireOpen(Channel channel) {
        return opensLate(channel)
                .flatMap(opens ->
                        Mono.error(() ->
                                ProblemException.later(
                                        HttpStatus.SERVICE_UNAVAILABLE,
                                        "PROCESSING_FAILED",
                                        Duration.between(clock.instant(), opens),
                                        ChannelNames.of(channel))));
    }

    private double throughput(Line line) {
        return paces.of(line).orElse(properties.itemsPerSecond());
    }

    /** Learns how fast it goes. */
    Mono<Void> look() {
        Instant now = clock.instant();
        return database.sql(
                        """
                        SELECT o.operation_id, o.channel, o.type, o.total_items - p.pending AS known,
                            o.finished_at IS NULL AS open,
                            coalesce(o.finished_at IS NULL AND o.state = 'ACTIVE' AND o.next_release_at <= :now, false) AS held
                        FROM operation o JOIN progress p USING (operation_id)
                        WHERE o.finished_at IS NULL OR o.operation_id = ANY(:open)
                        """)
                .bind("now", Row.utc(now))
                .bind("open", paces.open().toArray(String[]::new))
                .map(columns -> seen(new Row(columns)))
                .all()
                .collectList()
                .doOnNext(all -> paces.look(all, now))
                .then();
    }

    private static Seen seen(Row row) {
        return new Seen(
                row.text("operation_id"),
                new Line(
                        Channel.valueOf(row.text("channel")),
                        OperationType.valueOf(row.text("type"))),
                row.number("known"),
                row.truth("open"),
                row.truth("held"));
    }

    private static List<Waiting> waiting(List<Running> running) {
        return running.stream().map(each -> new Waiting(each.sponsorId(), each.left())).toList();
    }

    private Mono<List<Running>> running(Line line) {
        return database.sql(
                        """
                        SELECT o.sponsor_id,
                            CASE WHEN o.last_due_at <= :now THEN coalesce(p.pending, o.total_items)
                                ELSE greatest(0, o.released_items - (o.total_items - coalesce(p.pending, o.total_items)))
                                END AS "left"
                        FROM operation o LEFT JOIN progress p USING (operation_id)
                        WHERE o.finished_at IS NULL AND o.state = 'ACTIVE' AND o.channel = :channel AND o.type = :type
                        AND (o.next_release_at IS NULL OR o.next_release_at <= :now
                            OR o.released_items > o.total_items - coalesce(p.pending, o.total_items))
                        """)
                .bind("now", Row.utc(clock.instant()))
                .bind("channel", line.channel().name())
                .bind("type", line.type().name())
                .map(columns -> {
                    Row row = new Row(columns);
                    return new Running(row.text("sponsor_id"), row.number("left"));
                })
                .all()
                .collectList();
    }
}
