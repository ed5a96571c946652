package com.ziraai.channel.send;

import com.ziraai.channel.attempt.AttemptKey;
import com.ziraai.channel.hold.Hold;
import com.ziraai.channel.provider.Medium;
import com.ziraai.channel.send.Sending.Progress;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Carries out kept commands once their operation goes on or is cancelled; any number of instances
 * may run it at once. After a crash between the deed and its note the command comes again when its
 * lease ends, and finds the row of its intent.
 */
final class Resumption<C extends SpecificRecord> implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Resumption.class);

    /** How soon after a pause its commands go on. */
    private static final Duration INTERVAL = Duration.ofMillis(250);

    /** Taken together, and so not free for another instance while the sender is slow. */
    private static final int PER_TURN = 64;

    private final Hold<C> hold;
    private final Sending<C> sending;
    private final Medium<C> medium;
    private @Nullable ScheduledExecutorService thread;

    Resumption(Hold<C> hold, Sending<C> sending, Medium<C> medium) {
        this.hold = hold;
        this.sending = sending;
        this.medium = medium;
    }

    private void look(ScheduledExecutorService thread) {
        try {
            while (!thread.isShutdown() && resumeSome()) {
                // There may be more.
            }
        } catch (RuntimeException e) {
            log.warn("kept commands wait: {}", e.toString());
        }
    }

    /** Whether all that could be taken was done, and more may follow at once. */
    private boolean resumeSome() {
        List<C> commands = Objects.requireNonNull(hold.take(PER_TURN).block());
        if (commands.isEmpty()) {
            return false;
        }
        Set<AttemptKey> undone =
                commands.stream()
                        .map(each -> AttemptKey.of(medium.attempt().apply(each)))
                        .collect(Collectors.toCollection(HashSet::new));
        try {
            Progress progress = sending.send(commands);
            hold.forget(progress.told()).block();
            undone.removeAll(progress.told());
        } finally {
            hold.giveBack(undone).block();
        }
        return undone.isEmpty();
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService started =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name("resumption").factory());
        started.scheduleWithFixedDelay(
                () -> look(started), 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        thread = started;
    }

    /** The turn at hand is finished and recorded. */
    @Override
    public synchronized void stop() {
        if (thread != null) {
            thread.close();
            thread = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    /** With the subscriptions: after everything they use has started. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }
}
