package com.ziraai.bench.usage;

import com.ziraai.local.system.Service;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Kinds of work, told by the names of threads and of PostgreSQL's backends. */
final class Work {

    static final String C1 = "C1";
    static final String C2 = "C2";

    /** What has no name here, and what ended before it was seen. */
    static final String REST = "rest";

    /** The kernel keeps so much of a thread's name. */
    private static final int KEPT = 15;

    private static final Map<String, String> BY_BEGINNING = byBeginning();

    /** The title of a backend that serves a client: user, database, address. */
    private static final Pattern BACKEND =
            Pattern.compile("postgres: \\S+ (\\S+) \\S+\\(\\d+\\) .*", Pattern.DOTALL);

    private Work() {}

    private static Map<String, String> byBeginning() {
        Map<String, String> kinds = new LinkedHashMap<>();
        kinds.put("C1 Comp", C1);
        kinds.put("C2 Comp", C2);
        // The serial collector works on the thread of the VM.
        Stream.of("VM Thread", "GC Thread", "G1 ").forEach(each -> kinds.put(each, "collector"));
        kinds.put("reactor-http", "http");
        kinds.put("reactor-tcp", "r2dbc");
        kinds.put("kafka-producer", "producers");
        kinds.put("boundedElastic", "elastic");
        Stream.of("data-plane-kafka", "kafka-network", "kafka-request")
                .forEach(each -> kinds.put(kept(each), "requests"));
        kinds.put(kept("group-coordinator"), "coordinator");
        // A listener's thread is named after its group.
        Arrays.stream(Service.values())
                .forEach(each -> kinds.put(kept(each.module() + "."), "listeners"));
        return kinds;
    }

    private static String kept(String name) {
        return name.substring(0, Math.min(KEPT, name.length()));
    }

    /**
     * What a thread of a JVM does.
     *
     * @param name as the kernel knows it
     */
    static String ofThread(String name) {
        return BY_BEGINNING.entrySet().stream()
                .filter(each -> name.startsWith(each.getKey()))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElse(REST);
    }

    /**
     * Whom a process of PostgreSQL serves: the name of a database.
     *
     * @param title its command line
     */
    static String ofBackend(String title) {
        Matcher backend = BACKEND.matcher(title);
        return backend.matches() ? backend.group(1) : REST;
    }
}
