package com.ziraai.local.process;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends processes of which only the handle is known. */
public final class Processes {

    private Processes() {}

    /**
     * Asks a process to end and kills it when it has not after a while.
     *
     * @return whether it ended by itself
     */
    public static boolean end(ProcessHandle process, Duration patience) {
        process.destroy();
        if (ended(process, patience)) {
            return true;
        }
        process.destroyForcibly();
        ended(process, Duration.ofSeconds(5));
        return false;
    }

    /** Waits until a process has ended; false when it lives on after {@code patience}. */
    public static boolean ended(ProcessHandle process, Duration patience) {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }
}
