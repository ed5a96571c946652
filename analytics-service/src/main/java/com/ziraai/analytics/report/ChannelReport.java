package com.ziraai.analytics.report;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** How each channel did, under the names of document 1's channel performance report. */
final class ChannelReport {

    private static final int COMMON = 5;

    private final DatabaseClient database;

    ChannelReport(DatabaseClient database) {
        this.database = database;
    }

    /** The whole answer. */
    record Answer(Period period, List<ChannelStats> channels) {}

    /**
     * One channel.
     *
     * @param name the channel
     * @param totalAttempts attempts with a known outcome, or known to be unknown
     * @param successCount those a provider took and has not reported as failed
     * @param successRate per cent of all attempts
     * @param delivered of the successful ones, those on the device, read ones included
     * @param read of those, the read ones
     * @param failed refused by the provider or failed later
     * @param unknown whose result is not known
     * @param averageProcessingTime milliseconds from release to acceptance, of items that needed
     *     one attempt; null before the first
     * @param totalParts message parts billed
     * @param totalCost what the attempts cost that were not refused, in units of the currency
     * @param mostCommonErrors the five commonest codes
     */
    record ChannelStats(
            String name,
            long totalAttempts,
            long successCount,
            @Nullable Double successRate,
            long delivered,
            long read,
            long failed,
            long unknown,
            @Nullable Long averageProcessingTime,
            long totalParts,
            BigDecimal totalCost,
            List<ErrorStats> mostCommonErrors) {}

    /** How often a code occurred. */
    record ErrorStats(String errorCode, long count) {}

    private record ChannelError(String channel, ErrorStats error) {}

    Mono<Answer> of(Scope scope) {
        return commonErrors(scope)
                .flatMap(errors ->
                        scope.select(
                                        database,
                                        "channel, " + Scope.sums(Attempts.COLUMNS),
                                        "attempt_counter",
                                        "GROUP BY channel ORDER BY channel")
                                .map(row -> channel(new Row(row), errors))
                                .all()
                                .filter(channel -> channel.totalAttempts() > 0)
                                .collectList())
                .map(channels -> new Answer(scope.period(), channels));
    }

    private static ChannelStats channel(Row row, Map<String, Collection<ErrorStats>> errors) {
        Attempts attempts = Attempts.of(row);
        return new ChannelStats(
                row.text("channel"),
                attempts.total(),
                attempts.successful(),
                Rate.percent(attempts.successful(), attempts.total()),
                attempts.delivered() + attempts.read(),
                attempts.read(),
                attempts.failed(),
                attempts.unknown(),
                Rate.mean(attempts.acceptedMillis(), attempts.timed()),
                attempts.parts(),
                Money.ofMicros(attempts.priceMicros()),
                errors.getOrDefault(row.text("channel"), List.of()).stream()
                        .limit(COMMON)
                        .toList());
    }

    private Mono<Map<String, Collection<ErrorStats>>> commonErrors(Scope scope) {
        return scope.select(
                        database,
                        "channel, code, " + Scope.sums("errors"),
                        "error_counter",
                        "GROUP BY channel, code HAVING sum(errors) > 0"
                                + " ORDER BY channel, sum(errors) DESC, code")
                .map(columns -> {
                    Row row = new Row(columns);
                    return new ChannelError(
                            row.text("channel"),
                            new ErrorStats(row.text("code"), row.number("errors")));
                })
                .all()
                .collectMultimap(ChannelError::channel, ChannelError::error);
    }
}
