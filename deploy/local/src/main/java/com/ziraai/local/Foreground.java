package com.ziraai.local;

import com.ziraai.infrastructure.process.StartFailure;
import com.ziraai.local.system.LocalSystem;
import com.ziraai.local.terminal.Terminal;
import java.util.concurrent.CountDownLatch;

/** Keeps a command running until Ctrl-C, which the system's shutdown hook answers. */
final class Foreground {

    private Foreground() {}

    /** Does not return; says so when a part ends by itself. */
    static void stay(LocalSystem system, Terminal terminal) {
        system.processes()
                .forEach((name, process) ->
                        process.onExit()
                                .thenRun(() -> {
                                    if (!system.isClosed()) {
                                        terminal.line(
                                                name
                                                        + " has ended by itself; its log: "
                                                        + system.logs().resolve(name + ".log"));
                                    }
                                }));
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("interrupted", e);
        }
    }
}
