package com.ziraai.messaging.work;

import org.springframework.context.SmartLifecycle;

/**
 * What a service does once at its start, after its tables and topics are there and before what its
 * phase says; declare it as a bean.
 */
public final class Opening implements SmartLifecycle {

    /** When every replica has read its topic, and before anything is done by what they say. */
    public static final int WITH_REPLICAS = DEFAULT_PHASE - 450;

    /** When a fence would be settled, and before the subscriptions begin. */
    public static final int BEFORE_SUBSCRIPTIONS = DEFAULT_PHASE - 400;

    private final int phase;
    private final Runnable work;
    private volatile boolean running;

    /**
     * @param phase one of those above
     * @param work a failure of it fails the start
     */
    public Opening(int phase, Runnable work) {
        this.phase = phase;
        this.work = work;
    }

    @Override
    public void start() {
        work.run();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return phase;
    }
}
