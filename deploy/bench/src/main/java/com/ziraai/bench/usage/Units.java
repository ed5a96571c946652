package com.ziraai.bench.usage;

import com.ziraai.infrastructure.process.Pause;
import com.ziraai.local.system.LocalSystem;
import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Units of work by name, counted since whenever: records, requests, rows, bytes.
 *
 * @param counts how many of each
 */
public record Units(SortedMap<String, Double> counts) {

    static final Units NONE = new Units(new TreeMap<>());

    /** PostgreSQL's idle backends tell what they counted after ten seconds at the latest. */
    private static final Duration UNTIL_TOLD = Duration.ofSeconds(11);

    static Units of(String name, double count) {
        return new Units(new TreeMap<>(Map.of(name, count)));
    }

    /** What is counted before a load; what went before it is told by then. */
    public static Units before(LocalSystem system) {
        Pause.of(UNTIL_TOLD);
        return Databases.read(system).plus(Meters.read(system));
    }

    /** What is counted after a load; of the meters at once, as an idle client asks on and on. */
    public static Units after(LocalSystem system) {
        Units meters = Meters.read(system);
        Pause.of(UNTIL_TOLD);
        return meters.plus(Databases.read(system));
    }

    Units plus(Units other) {
        SortedMap<String, Double> sums = new TreeMap<>(counts);
        other.counts.forEach((name, count) -> sums.merge(name, count, Double::sum));
        return new Units(sums);
    }

    /** How many came after the earlier reading, a message, to two decimals. */
    public SortedMap<String, Double> since(Units earlier, long messages) {
        SortedMap<String, Double> each = new TreeMap<>(counts);
        each.replaceAll((name, count) -> {
            double more = count - earlier.counts.getOrDefault(name, 0.0);
            return Math.round(more * 100 / messages) / 100.0;
        });
        return each;
    }
}
