package com.ziraai.bench;

import com.sun.management.OperatingSystemMXBean;
import com.ziraai.infrastructure.process.Pause;
import com.ziraai.local.terminal.Terminal;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;

/**
 * Waits until the machine has little to do. Services that have just started compile for a minute or
 * two, and whatever is measured beside that is their start.
 */
final class Quiet {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration GLANCE = Duration.ofSeconds(2);

    /** Share of all processors. */
    private static final double LITTLE = 0.25;

    private static final int GLANCES = 3;

    private Quiet() {}

    /** Returns when it is quiet, or says that it does not become so and returns all the same. */
    static void await(Terminal terminal) {
        OperatingSystemMXBean system =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        Instant end = Instant.now().plus(PATIENCE);
        system.getCpuLoad();
        int quiet = 0;
        while (quiet < GLANCES) {
            if (Instant.now().isAfter(end)) {
                terminal.line("the machine does not become quiet; the figures are of a busy one");
                return;
            }
            Pause.of(GLANCE);
            quiet = system.getCpuLoad() < LITTLE ? quiet + 1 : 0;
        }
    }
}
