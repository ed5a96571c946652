package com.ziraai.analytics.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * How well and how fast each provider is, by which of its senders, in which countries and at which
 * hours of the day.
 */
final class ProviderReport {

    private static final String[] TIMES = {
        "within_100",
        "within_500",
        "within_1000",
        "within_2000",
        "within_5000",
        "delivery_timed",
        "delivery_millis"
    };

    private static final String COLUMNS =
            "provider, channel, sender, country, "
                    + "CAST(extract(hour FROM released_at AT TIME ZONE :zone) AS bigint) AS hour, "
                    + Scope.sums(Attempts.COLUMNS)
                    + ", "
                    + Scope.sums(TIMES);

    private final DatabaseClient database;

    ProviderReport(DatabaseClient database) {
        this.database = database;
    }

    /** The whole answer. */
    record Answer(Period period, List<Provider> providers) {}

    /**
     * One provider on one channel.
     *
     * @param total over all hours
     * @param hours by hour of the day the item was released at, those without attempts left out
     * @param senders by the number or account it was sent from
     * @param countries by the country of the destination
     */
    record Provider(
            String provider,
            String channel,
            Score total,
            List<Hour> hours,
            List<Sender> senders,
            List<Country> countries) {}

    /** The score of one hour of the day, 0 to 23. */
    record Hour(long hour, Score score) {}

    /** The score of one sender. */
    record Sender(String sender, Score score) {}

    /** The score of one country, ISO 3166-1 alpha-2; null where it is not known. */
    record Country(@Nullable String country, Score score) {}

    /**
     * What a provider made of its attempts. Times are of items that needed one attempt, from the
     * release, so that nobody is charged another one's time.
     *
     * @param successRate per cent of the attempts it took and has not reported as failed
     * @param deliveryRate per cent of the attempts it reported as delivered or read
     * @param averageAcceptedMillis mean to acceptance; null before the first
     * @param averageDeliveredMillis mean to delivery; null before the first
     * @param acceptedWithinMillis per cent accepted within so many milliseconds
     */
    record Score(
            long attempts,
            @Nullable Double successRate,
            @Nullable Double deliveryRate,
            @Nullable Long averageAcceptedMillis,
            @Nullable Long averageDeliveredMillis,
            Map<String, @Nullable Double> acceptedWithinMillis) {}

    private record Line(
            String provider,
            String channel,
            String sender,
            Optional<String> country,
            long hour,
            Sums sums) {

        static Line of(Row row) {
            return new Line(
                    row.text("provider"),
                    row.text("channel"),
                    row.text("sender"),
                    Optional.ofNullable(row.known("country")),
                    row.number("hour"),
                    Sums.of(row));
        }
    }

    /** Counts by column. */
    private record Sums(Map<String, Long> counts) {

        static Sums of(Row row) {
            Map<String, Long> counts = new LinkedHashMap<>();
            for (String each : Attempts.COLUMNS) {
                counts.put(each, row.number(each));
            }
            for (String each : TIMES) {
                counts.put(each, row.number(each));
            }
            return new Sums(counts);
        }

        Sums plus(Sums other) {
            Map<String, Long> sum = new LinkedHashMap<>(counts);
            other.counts.forEach((column, count) -> sum.merge(column, count, Long::sum));
            return new Sums(sum);
        }

        private long of(String... columns) {
            long sum = 0;
            for (String each : columns) {
                sum += counts.getOrDefault(each, 0L);
            }
            return sum;
        }

        Score score() {
            long delivered = of("delivered", "read");
            long successful = delivered + of("accepted", "sent");
            long attempts = successful + of("unknown", "rejected", "failed");
            Map<String, @Nullable Double> within = new LinkedHashMap<>();
            for (String each : TIMES) {
                if (each.startsWith("within_")) {
                    within.put(
                            each.substring("within_".length()),
                            Rate.percent(of(each), of("timed")));
                }
            }
            return new Score(
                    attempts,
                    Rate.percent(successful, attempts),
                    Rate.percent(delivered, attempts),
                    Rate.mean(of("accepted_millis"), of("timed")),
                    Rate.mean(of("delivery_millis"), of("delivery_timed")),
                    within);
        }
    }

    Mono<Answer> of(Scope scope) {
        return scope.select(
                        database,
                        COLUMNS,
                        "attempt_counter",
                        "GROUP BY provider, channel, sender, country, hour"
                                + " ORDER BY provider, channel, sender, country, hour")
                .map(row -> Line.of(new Row(row)))
                .all()
                .filter(line -> line.sums().score().attempts() > 0)
                .collectList()
                .map(lines -> new Answer(scope.period(), providers(lines)));
    }

    private static List<Provider> providers(List<Line> lines) {
        return grouped(lines, each -> List.of(each.provider(), each.channel())).values().stream()
                .map(ProviderReport::provider)
                .toList();
    }

    private static Provider provider(List<Line> lines) {
        return new Provider(
                lines.getFirst().provider(),
                lines.getFirst().channel(),
                score(lines),
                scores(lines, Line::hour, Hour::new).stream()
                        .sorted(Comparator.comparingLong(Hour::hour))
                        .toList(),
                scores(lines, Line::sender, Sender::new),
                scores(
                        lines,
                        Line::country,
                        (country, score) -> new Country(country.orElse(null), score)));
    }

    private static <K, T> List<T> scores(
            List<Line> lines, Function<Line, K> key, BiFunction<K, Score, T> scored) {
        List<T> scores = new ArrayList<>();
        grouped(lines, key).forEach((each, same) -> scores.add(scored.apply(each, score(same))));
        return scores;
    }

    private static <K> Map<K, List<Line>> grouped(List<Line> lines, Function<Line, K> key) {
        return lines.stream()
                .collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
    }

    private static Score score(List<Line> lines) {
        return lines.stream().map(Line::sums).reduce(Sums::plus).orElseThrow().score();
    }
}
