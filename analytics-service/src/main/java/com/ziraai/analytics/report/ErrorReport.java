package com.ziraai.analytics.report;

import static com.ziraai.analytics.report.Scope.LOCAL_DAY;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** What went wrong and whether it was made good, under the names of document 1's error summary. */
final class ErrorReport {

    /** What nobody but us or the sponsor's account can mend; until then everything fails. */
    private static final Set<String> CRITICAL = Set.of("CONFIG", "PAUSE_OPERATION");

    private static final String UNTRIED = "NONE";

    private static final String COLUMNS =
            LOCAL_DAY
                    + " AS local_day, channel, failure_class, code, "
                    + Scope.sums("errors", "recovered", "unrecovered");

    private static final String ATTEMPTS = LOCAL_DAY + " AS local_day, channel, " + Attempts.ALL;

    private final DatabaseClient database;

    ErrorReport(DatabaseClient database) {
        this.database = database;
    }

    /**
     * The whole answer.
     *
     * @param errorBreakdown by what the failure means for the item, of items never tried by
     *     category
     * @param channelErrors by channel; items never tried have none
     * @param trend by day of release, days without attempts left out
     * @param errors by code, commonest first
     */
    record Answer(
            Period period,
            Summary errorSummary,
            Map<String, Kind> errorBreakdown,
            Map<String, ChannelErrors> channelErrors,
            List<Day> trend,
            List<Code> errors) {}

    /**
     * All of it.
     *
     * @param totalErrors failed attempts, and items that failed before any
     * @param errorRate per cent of attempts and items never tried
     * @param criticalErrors of these, by configuration or account
     * @param recoveredErrors of these, whose item got through all the same
     * @param unrecoveredErrors of these, whose item is lost; of the others another attempt or the
     *     end is to come
     */
    record Summary(
            long totalErrors,
            @Nullable Double errorRate,
            long criticalErrors,
            long recoveredErrors,
            long unrecoveredErrors) {}

    /** Errors of one kind and the per cent recovered. */
    record Kind(long count, @Nullable Double recoveryRate) {}

    /** Errors of one channel and their per cent of its attempts. */
    record ChannelErrors(long errors, @Nullable Double errorRate) {}

    /** Errors of one day. */
    record Day(LocalDate day, long errors, @Nullable Double errorRate, long recovered) {}

    /** Errors of one code. */
    record Code(String errorCode, String failureClass, long count, @Nullable Double recoveryRate) {}

    private record Errors(
            LocalDate day,
            String channel,
            String failureClass,
            String code,
            long count,
            long recovered,
            long unrecovered) {

        static Errors of(Row row) {
            return new Errors(
                    row.day("local_day"),
                    row.text("channel"),
                    row.text("failure_class"),
                    row.text("code"),
                    row.number("errors"),
                    row.number("recovered"),
                    row.number("unrecovered"));
        }
    }

    /** What errors are a share of: attempts, or items never tried. */
    private record Tries(LocalDate day, String channel, long count) {}

    Mono<Answer> of(Scope scope) {
        Mono<List<Errors>> errors =
                scope.select(
                                database,
                                COLUMNS,
                                "error_counter",
                                "GROUP BY local_day, channel, failure_class, code HAVING sum(errors) > 0")
                        .map(row -> Errors.of(new Row(row)))
                        .all()
                        .collectList();
        return Mono.zip(errors, attempts(scope), (failed, tried) -> answer(scope, failed, tried));
    }

    private Mono<List<Tries>> attempts(Scope scope) {
        return scope.select(database, ATTEMPTS, "attempt_counter", "GROUP BY local_day, channel")
                .map(columns -> {
                    Row row = new Row(columns);
                    return new Tries(
                            row.day("local_day"), row.text("channel"), row.number("attempts"));
                })
                .all()
                .collectList();
    }

    private static Answer answer(Scope scope, List<Errors> errors, List<Tries> attempts) {
        List<Tries> tries = new ArrayList<>(attempts);
        errors.stream()
                .filter(each -> each.channel().equals(UNTRIED))
                .map(each -> new Tries(each.day(), UNTRIED, each.count()))
                .forEach(tries::add);
        return new Answer(
                scope.period(),
                summary(errors, tries),
                group(errors, Errors::failureClass, ErrorReport::kind),
                channels(errors, tries),
                trend(errors, tries),
                codes(errors));
    }

    private static Summary summary(List<Errors> errors, List<Tries> tries) {
        return new Summary(
                count(errors),
                Rate.percent(count(errors), tries.stream().mapToLong(Tries::count).sum()),
                count(
                        errors.stream()
                                .filter(each -> CRITICAL.contains(each.failureClass()))
                                .toList()),
                recovered(errors),
                errors.stream().mapToLong(Errors::unrecovered).sum());
    }

    private static Map<String, ChannelErrors> channels(List<Errors> errors, List<Tries> tries) {
        Map<String, List<Errors>> byChannel =
                errors.stream().collect(Collectors.groupingBy(Errors::channel));
        Map<String, ChannelErrors> channels = new TreeMap<>();
        tries.stream()
                .filter(each -> !each.channel().equals(UNTRIED))
                .collect(
                        Collectors.groupingBy(Tries::channel, Collectors.summingLong(Tries::count)))
                .forEach((channel, attempts) -> {
                    long failed = count(byChannel.getOrDefault(channel, List.of()));
                    channels.put(
                            channel, new ChannelErrors(failed, Rate.percent(failed, attempts)));
                });
        return channels;
    }

    private static List<Day> trend(List<Errors> errors, List<Tries> tries) {
        Map<LocalDate, List<Errors>> byDay =
                errors.stream().collect(Collectors.groupingBy(Errors::day));
        return tries.stream()
                .collect(
                        Collectors.groupingBy(
                                Tries::day, TreeMap::new, Collectors.summingLong(Tries::count)))
                .entrySet()
                .stream()
                .filter(each -> each.getValue() > 0)
                .map(each -> {
                    List<Errors> failed = byDay.getOrDefault(each.getKey(), List.of());
                    return new Day(
                            each.getKey(),
                            count(failed),
                            Rate.percent(count(failed), each.getValue()),
                            recovered(failed));
                })
                .toList();
    }

    private static List<Code> codes(List<Errors> errors) {
        return group(errors, each -> List.of(each.code(), each.failureClass()), same -> same)
                .values()
                .stream()
                .map(same ->
                        new Code(
                                same.getFirst().code(),
                                same.getFirst().failureClass(),
                                count(same),
                                Rate.percent(recovered(same), count(same))))
                .sorted(
                        Comparator.comparingLong(Code::count)
                                .reversed()
                                .thenComparing(Code::errorCode)
                                .thenComparing(Code::failureClass))
                .toList();
    }

    private static Kind kind(List<Errors> same) {
        return new Kind(count(same), Rate.percent(recovered(same), count(same)));
    }

    private static <K, V> Map<K, V> group(
            List<Errors> errors, Function<Errors, K> key, Function<List<Errors>, V> value) {
        return errors.stream()
                .collect(
                        Collectors.groupingBy(
                                key,
                                LinkedHashMap::new,
                                Collectors.collectingAndThen(Collectors.toList(), value)));
    }

    private static long count(List<Errors> errors) {
        return errors.stream().mapToLong(Errors::count).sum();
    }

    private static long recovered(List<Errors> errors) {
        return errors.stream().mapToLong(Errors::recovered).sum();
    }
}
