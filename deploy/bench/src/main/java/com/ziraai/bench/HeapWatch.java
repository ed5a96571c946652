package com.ziraai.bench;

import com.ziraai.local.system.LocalSystem;
import com.ziraai.local.system.Service;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Remembers the largest heap of each service, read from its metrics on a thread of its own. */
final class HeapWatch {

    private static final Duration PERIOD = Duration.ofMillis(500);
    private static final double MEGABYTE = 1 << 20;

    private static final Pattern HEAP =
            Pattern.compile(
                    "^jvm_memory_used_bytes\\{.*area=\"heap\".*} (\\S+)$", Pattern.MULTILINE);

    private final HttpClient http = HttpClient.newHttpClient();
    private final LocalSystem system;
    private final SortedMap<String, Long> largest = new TreeMap<>();
    private final Thread thread;

    private HeapWatch(LocalSystem system) {
        this.system = system;
        this.thread = Thread.ofPlatform().name("heap-watch").daemon().start(this::watch);
    }

    static HeapWatch start(LocalSystem system) {
        return new HeapWatch(system);
    }

    /** Largest heap by service in megabytes, garbage not yet collected included. */
    SortedMap<String, Long> stop() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return largest;
    }

    private void watch() {
        try {
            while (true) {
                for (Service service : Service.values()) {
                    largest.merge(service.label(), megabytes(service), Math::max);
                }
                Thread.sleep(PERIOD);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private long megabytes(Service service) throws InterruptedException {
        URI metrics = URI.create(system.url(service) + "/actuator/prometheus");
        try {
            return parse(
                    http.send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString())
                            .body());
        } catch (IOException unreachable) {
            return 0;
        }
    }

    /** Sum of the heap's pools in a scrape. */
    static long parse(String scrape) {
        double bytes =
                HEAP.matcher(scrape)
                        .results()
                        .mapToDouble(match -> Double.parseDouble(match.group(1)))
                        .sum();
        return Math.round(bytes / MEGABYTE);
    }
}
