package com.ziraai.simulator.receipt;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Holds what is due later and hands over, in order, all that has become due within a few
 * milliseconds at once. One thread, no task object or timer for each entry.
 */
public final class DueQueue<T> implements AutoCloseable {

    /** Long enough to gather a batch at thousands a second, short beside any delay of a network. */
    private static final long GATHER_NANOS = Duration.ofMillis(3).toNanos();

    private static final System.Logger LOG = System.getLogger(DueQueue.class.getName());

    private final DelayQueue<Due<T>> queue = new DelayQueue<>();
    private final Consumer<List<T>> receiver;
    private final Thread thread;
    private volatile boolean open = true;

    /**
     * @param receiver must not block
     */
    public DueQueue(String name, Consumer<List<T>> receiver) {
        this.receiver = receiver;
        this.thread = Thread.ofPlatform().daemon().name(name).start(this::run);
    }

    public void add(T value, Duration delay) {
        queue.add(new Due<>(value, System.nanoTime() + delay.toNanos()));
    }

    @Override
    public void close() {
        open = false;
        thread.interrupt();
    }

    private void run() {
        List<Due<T>> due = new ArrayList<>();
        while (open) {
            try {
                due.add(queue.take());
                LockSupport.parkNanos(GATHER_NANOS);
                queue.drainTo(due);
                receiver.accept(due.stream().map(Due::value).toList());
            } catch (InterruptedException closing) {
                return;
            } catch (RuntimeException broken) {
                LOG.log(Level.ERROR, "receipts lost: " + due.size(), broken);
            }
            due.clear();
        }
    }

    private record Due<T>(T value, long at) implements Delayed {

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(at - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.signum(at - ((Due<?>) other).at);
        }
    }
}
