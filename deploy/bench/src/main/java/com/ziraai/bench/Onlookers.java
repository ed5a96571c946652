package com.ziraai.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.ziraai.local.system.LocalSystem;
import com.ziraai.local.system.Service;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What Prometheus and a collector of spans cost the services, without themselves: each service's
 * metrics are read as often as {@code deploy/prometheus/prometheus.yml} says, and spans are taken
 * and thrown away.
 */
final class Onlookers implements AutoCloseable {

    private static final long SCRAPE_SECONDS = 15;

    private final ScheduledExecutorService scraper = Executors.newSingleThreadScheduledExecutor();
    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicLong scraped = new AtomicLong();
    private final AtomicLong spans = new AtomicLong();
    private final HttpServer collector;

    private Onlookers(HttpServer collector) {
        this.collector = collector;
    }

    /** Listens for spans. */
    static Onlookers start() {
        try {
            InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            Onlookers onlookers = new Onlookers(HttpServer.create(address, 0));
            onlookers.collector.createContext("/v1/traces", onlookers::take);
            onlookers.collector.start();
            return onlookers;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where spans are taken. */
    String collectorUrl() {
        return "http://127.0.0.1:" + collector.getAddress().getPort();
    }

    /** Begins to read the system's metrics. */
    void scrape(LocalSystem system) {
        scraper.scheduleAtFixedRate(() -> read(system), 0, SCRAPE_SECONDS, TimeUnit.SECONDS);
    }

    /** Bytes of metrics read so far. */
    long scrapedBytes() {
        return scraped.get();
    }

    /** Bytes of spans taken so far. */
    long spanBytes() {
        return spans.get();
    }

    private void read(LocalSystem system) {
        for (Service service : Service.values()) {
            URI metrics = URI.create(system.url(service) + "/actuator/prometheus");
            try {
                scraped.addAndGet(
                        http.send(
                                        HttpRequest.newBuilder(metrics).build(),
                                        BodyHandlers.ofByteArray())
                                .body()
                                .length);
            } catch (IOException unreachable) {
                // As for Prometheus: the next time, perhaps.
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            spans.addAndGet(exchange.getRequestBody().transferTo(OutputStream.nullOutputStream()));
            exchange.sendResponseHeaders(200, -1);
        }
    }

    @Override
    public void close() {
        scraper.shutdownNow();
        collector.stop(0);
    }
}
