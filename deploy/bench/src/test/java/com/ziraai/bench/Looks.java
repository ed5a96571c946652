package com.ziraai.bench;

import com.ziraai.bench.usage.CpuUsage;
import com.ziraai.local.sponsor.Ledger;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Looks at a system that is not there. */
final class Looks {

    private Looks() {}

    static Look at(long second, long handedOver) {
        return at(second, handedOver, Map.of());
    }

    /** With two receipts a message that were all taken. */
    static Look at(long second, long handedOver, Map<String, Map<String, Long>> micros) {
        SortedMap<String, SortedMap<String, Long>> cpu = new TreeMap<>();
        micros.forEach((process, kinds) -> cpu.put(process, new TreeMap<>(kinds)));
        return new Look(
                Instant.ofEpochSecond(second),
                new Ledger(handedOver, 0, 0, handedOver, 0, 0, 0, 0, 2 * handedOver, 0),
                new CpuUsage(cpu));
    }
}
