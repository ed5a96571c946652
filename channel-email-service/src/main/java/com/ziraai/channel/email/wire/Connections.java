package com.ziraai.channel.email.wire;

import com.ziraai.channel.lane.LaneSettings;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Connections of a sender that wait for the next message, the one used last in front. There are
 * never more than the lane makes calls at once. Thread-safe.
 */
final class Connections implements AutoCloseable {

    private final Supplier<Conversation> opening;
    private final long maxIdleNanos;
    private final Deque<Conversation> idle = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Thread sweeper;
    private volatile boolean closed;

    /**
     * @param opening makes a conversation that is not connected yet
     */
    Connections(Supplier<Conversation> opening, LaneSettings lane) {
        this.opening = opening;
        this.maxIdleNanos = lane.maxIdle().toNanos();
        this.sweeper = Thread.ofVirtual().name("smtp sweep").start(() -> sweep(lane.maxIdle()));
    }

    /** One that was used before and that the server still keeps. Asks it if that is not sure. */
    Optional<Conversation> used() {
        for (Optional<Conversation> next = poll(); next.isPresent(); next = poll()) {
            Conversation candidate = next.get();
            if (candidate.idleNanos() < maxIdleNanos && candidate.isAlive()) {
                return next;
            }
            candidate.hangUp();
        }
        return Optional.empty();
    }

    private Optional<Conversation> poll() {
        lock.lock();
        try {
            return Optional.ofNullable(idle.pollFirst());
        } finally {
            lock.unlock();
        }
    }

    /** A new one, not connected yet. */
    Conversation fresh() {
        return opening.get();
    }

    /** Keeps it for the next message, unless it has come to its end. */
    void giveBack(Conversation conversation) {
        if (conversation.isOver() || closed) {
            conversation.hangUp();
            return;
        }
        lock.lock();
        try {
            idle.addFirst(conversation);
        } finally {
            lock.unlock();
        }
        if (closed) {
            hangUp(takeAll());
        }
    }

    private void sweep(Duration maxIdle) {
        try {
            while (!closed) {
                TimeUnit.NANOSECONDS.sleep(maxIdle.toNanos());
                hangUp(takeIdle());
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Conversation> takeIdle() {
        List<Conversation> old = new ArrayList<>();
        lock.lock();
        try {
            while (!idle.isEmpty() && idle.getLast().idleNanos() >= maxIdleNanos) {
                old.add(idle.removeLast());
            }
        } finally {
            lock.unlock();
        }
        return old;
    }

    private List<Conversation> takeAll() {
        lock.lock();
        try {
            List<Conversation> all = List.copyOf(idle);
            idle.clear();
            return all;
        } finally {
            lock.unlock();
        }
    }

    private static void hangUp(List<Conversation> conversations) {
        conversations.forEach(Conversation::hangUp);
    }

    @Override
    public void close() {
        closed = true;
        sweeper.interrupt();
        hangUp(takeAll());
    }
}
