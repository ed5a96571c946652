package com.ziraai.bench.usage;

import com.ziraai.local.system.LocalSystem;
import com.ziraai.local.system.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What the Kafka clients of the services count, read from their metrics. */
final class Meters {

    private static final Map<String, String> UNITS =
            Map.of(
                    "kafka_producer_record_send_total", "recordsProduced",
                    "kafka_producer_topic_byte_total", "bytesProduced",
                    "kafka_producer_request_total", "produceRequests",
                    "kafka_consumer_fetch_manager_records_consumed_total", "recordsConsumed",
                    "kafka_consumer_request_total", "consumerRequests");

    private static final Pattern SAMPLE =
            Pattern.compile("^(\\w+)\\{([^}]*)} (\\S+)$", Pattern.MULTILINE);

    /** A consumer counts each topic twice: under its name, and with its dots replaced. */
    private static final Pattern REPLACED = Pattern.compile("topic=\"[^.\"]*\"");

    private Meters() {}

    /** The sums over all services. */
    static Units read(LocalSystem system) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            Units units = Units.NONE;
            for (Service service : Service.values()) {
                URI metrics = URI.create(system.url(service) + "/actuator/prometheus");
                HttpRequest request = HttpRequest.newBuilder(metrics).build();
                units = units.plus(parse(http.send(request, BodyHandlers.ofString()).body()));
            }
            return units;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static Units parse(String scrape) {
        return SAMPLE.matcher(scrape)
                .results()
                .filter(each -> UNITS.containsKey(each.group(1)))
                .filter(each -> !REPLACED.matcher(each.group(2)).find())
                .map(Meters::unit)
                .reduce(Units.NONE, Units::plus);
    }

    private static Units unit(MatchResult sample) {
        return Units.of(
                UNITS.getOrDefault(sample.group(1), ""), Double.parseDouble(sample.group(3)));
    }
}
