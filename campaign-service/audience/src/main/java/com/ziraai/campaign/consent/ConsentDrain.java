package com.ziraai.campaign.consent;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Publishes whatever of consents is not in its topic yet: all of it at the start, then in rounds.
 */
final class ConsentDrain implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ConsentDrain.class);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final ConsentOutbox outbox;
    private volatile boolean running;

    ConsentDrain(ConsentOutbox outbox) {
        this.outbox = outbox;
    }

    /** Nothing is released before everybody who is on a list already is in the topic. */
    @Override
    public void start() {
        while (!isDrained()) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        running = true;
    }

    private boolean isDrained() {
        try {
            while (round()) {
                log.info("publishing who is on a blacklist");
            }
            return true;
        } catch (RuntimeException e) {
            log.warn("the start waits until blacklists are published: {}", e.toString());
            return false;
        }
    }

    /** One round; whether there may be more. */
    boolean round() {
        return outbox.publishSome().blockOptional().orElse(false);
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** When the topics are there, and before the releaser. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 500;
    }
}
