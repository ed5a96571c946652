package com.ziraai.campaign.forecast;

import com.ziraai.campaign.database.Row;
import com.ziraai.campaign.forecast.Estimate.Waiting;
import com.ziraai.campaign.operation.NewOperation;
import com.ziraai.event.Channel;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Says when operations will be done. */
public final class Forecasts {

    private final DatabaseClient database;
    private final Senders senders;
    private final ForecastProperties properties;
    private final Clock clock;
    private final Map<Channel, Double> observed = new ConcurrentHashMap<>();

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
     * @param pace of them a second, lately; 0 while it is not known
     * @param held whether more is due than may be under way
     */
    private record Running(String sponsorId, long left, double pace, boolean held) {}

    /**
     * When the last item of an operation about to be stored will have been handed to a provider, to
     * the second.
     */
    public Mono<Instant> of(NewOperation operation) {
        Channel channel = operation.channel();
        return running(channel)
                .zipWith(senders.rate(channel))
                .map(found -> {
                    List<Running> running = found.getT1();
                    double sender = found.getT2().orElse(Double.POSITIVE_INFINITY);
                    Estimate estimate =
                            new Estimate(
                                    Math.min(sender, throughput(channel, running)),
                                    properties.turnaround());
                    return estimate.end(Workload.of(operation), waiting(running))
                            .plusMillis(999)
                            .truncatedTo(ChronoUnit.SECONDS);
                });
    }

    /** What the channel does while work waits for it; a quiet one tells nothing new. */
    private double throughput(Channel channel, List<Running> running) {
        double pace = running.stream().mapToDouble(Running::pace).sum();
        boolean busy = running.stream().anyMatch(Running::held);
        if (busy && pace > 0) {
            observed.put(channel, pace);
        }
        return observed.getOrDefault(channel, properties.itemsPerSecond());
    }

    private static List<Waiting> waiting(List<Running> running) {
        return running.stream().map(each -> new Waiting(each.sponsorId(), each.left())).toList();
    }

    private Mono<List<Running>> running(Channel channel) {
        return database.sql(
                        """
                        SELECT o.sponsor_id,
                            CASE WHEN o.last_due_at <= :now THEN coalesce(p.pending, o.total_items)
                                ELSE greatest(0, o.released_items - (o.total_items - coalesce(p.pending, o.total_items)))
                                END AS "left",
                            CASE WHEN p.mark_at > :lately THEN coalesce(p.pace, 0) ELSE 0 END AS pace,
                            coalesce(o.next_release_at <= :now, false) AS held
                        FROM operation o LEFT JOIN progress p USING (operation_id)
                        WHERE o.finished_at IS NULL AND o.state = 'ACTIVE' AND o.channel = :channel
                        AND (o.next_release_at IS NULL OR o.next_release_at <= :now
                            OR o.released_items > o.total_items - coalesce(p.pending, o.total_items))
                        """)
                .bind("now", Row.utc(clock.instant()))
                .bind("lately", Row.utc(clock.instant().minusSeconds(10)))
                .bind("channel", channel.name())
                .map(columns -> {
                    Row row = new Row(columns);
                    return new Running(
                            row.text("sponsor_id"),
                            row.number("left"),
                            row.real("pace"),
                            row.truth("held"));
                })
                .all()
                .collectList();
    }
}
