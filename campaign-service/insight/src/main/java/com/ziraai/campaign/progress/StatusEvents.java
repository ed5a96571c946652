package com.ziraai.campaign.progress;

import java.time.Duration;
import java.util.Locale;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;

/**
 * An operation's status as a stream: its newest snapshot at once, then each newer one, until every
 * item has come to rest. What happens between two looks is one event, as no snapshot is the
 * difference to another. Any instance can serve it, whichever of them reads the progress topic.
 */
final class StatusEvents {

    private static final Duration LOOK = Duration.ofMillis(500);

    /** Shorter than proxies keep a silent connection. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final ProgressCopy progress;
    private final Rests rests;
    private final StatusReport report;

    StatusEvents(ProgressCopy progress, Rests rests, StatusReport report) {
        this.progress = progress;
        this.rests = rests;
        this.report = report;
    }

    /** {@code progress} events, the last of them called {@code finished}. */
    Flux<ServerSentEvent<StatusAnswer>> of(Standing first, Locale language) {
        Flux<Standing> standings =
                Flux.interval(Duration.ZERO, LOOK)
                        .onBackpressureDrop()
                        .concatMap(
                                look -> progress.find(first.operationId()).flatMap(rests::seen), 1)
                        .distinctUntilChanged()
                        .takeUntil(Standing::isFinished);
        Flux<ServerSentEvent<StatusAnswer>> events =
                standings.map(standing -> event(standing, language));
        Flux<ServerSentEvent<StatusAnswer>> heartbeats =
                Flux.interval(HEARTBEAT)
                        .onBackpressureDrop()
                        .map(beat ->
                                ServerSentEvent.<StatusAnswer>builder().comment("alive").build());
        return events.publish(
                shared -> Flux.merge(shared, heartbeats.takeUntilOther(shared.ignoreElements())));
    }

    private ServerSentEvent<StatusAnswer> event(Standing standing, Locale language) {
        return ServerSentEvent.builder(report.of(standing, language))
                .id(Long.toString(standing.snapshot().revision()))
                .event(standing.isFinished() ? "finished" : "progress")
                .build();
    }
}
