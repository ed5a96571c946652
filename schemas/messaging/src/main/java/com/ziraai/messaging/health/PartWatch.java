package com.ziraai.messaging.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/** Whether a part the service depends on answers and, if not, since when. */
public final class PartWatch implements HealthIndicator {

    /** The service goes on with what it has; requests need not go elsewhere. */
    public static final Status DEGRADED = new Status("DEGRADED");

    /** Asks the part; answers what is worth showing. */
    @FunctionalInterface
    public interface Probe {
        Map<String, Object> ask() throws Exception;
    }

    private sealed interface State {
        record Unasked() implements State {}

        record Here(Map<String, Object> details) implements State {}

        record Away(Instant since, String reason) implements State {}
    }

    private static final Logger log = LoggerFactory.getLogger(PartWatch.class);

    private final String part;
    private final Status whenAway;
    private final Probe probe;
    private final Clock clock;
    private volatile State state = new State.Unasked();

    /**
     * @param part name for people
     * @param whenAway what its absence means for the service
     */
    PartWatch(String part, Status whenAway, Probe probe, Clock clock) {
        this.part = part;
        this.whenAway = whenAway;
        this.probe = probe;
        this.clock = clock;
    }

    /**
     * A watch over something the service goes on without; declare it as a bean and it is asked
     * every few seconds on a thread of its own.
     */
    public static PartWatch degrading(String part, Probe probe, Clock clock) {
        return new PartWatch(part, DEGRADED, probe, clock);
    }

    String part() {
        return part;
    }

    /** Asks now. */
    synchronized void look() {
        try {
            Map<String, Object> details = probe.ask();
            if (state instanceof State.Away away) {
                log.info("{} is back; it was away since {}", part, away.since());
            }
            state = new State.Here(details);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            miss(e.getClass().getSimpleName());
        }
    }

    private void miss(String reason) {
        if (state instanceof State.Away away) {
            state = new State.Away(away.since(), reason);
        } else {
            log.warn("{} does not answer: {}", part, reason);
            state = new State.Away(clock.instant(), reason);
        }
    }

    @Override
    public Health health() {
        if (state instanceof State.Unasked) {
            look();
        }
        return switch (state) {
            case State.Unasked() -> Health.unknown().build();
            case State.Here(Map<String, Object> details) ->
                    Health.up().withDetails(details).build();
            case State.Away(Instant since, String reason) ->
                    Health.status(whenAway)
                            .withDetail("missing", part)
                            .withDetail("since", since.toString())
                            .withDetail("reason", reason)
                            .build();
        };
    }

    /** Seconds it has been away; 0 while it answers. */
    double secondsAway() {
        return state instanceof State.Away away
                ? Duration.between(away.since(), clock.instant()).toMillis() / 1000.0
                : 0;
    }
}
