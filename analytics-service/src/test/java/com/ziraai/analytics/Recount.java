package com.ziraai.analytics;

import com.ziraai.event.DeliveryOutcome;
import com.ziraai.event.Failure;
import com.ziraai.event.Item;
import com.ziraai.event.ItemOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;

/**
 * Outcomes counted a second time, by the words they carry and without anything of the fold: all
 * that is said of an item is looked at at once. Numbers go by names such as {@code item DELIVERED}.
 */
public final class Recount {

    private static final List<String> STATUSES =
            List.of("UNKNOWN", "REJECTED", "ACCEPTED", "SENT", "FAILED", "DELIVERED", "READ");

    private static final List<String> STANDINGS =
            List.of(
                    "UNKNOWN",
                    "PARKED",
                    "REJECTED",
                    "ACCEPTED",
                    "SENT",
                    "ATTEMPT_FAILED",
                    "CANCELLED",
                    "SKIPPED",
                    "FAILED",
                    "DELIVERED",
                    "READ");

    private static final Map<String, Set<String>> EVIDENCE =
            Map.of(
                    "ACCEPTED",
                    Set.of("ACCEPTED", "FAILED", "SENT", "DELIVERED", "READ", "GENERATED"),
                    "SENT",
                    Set.of("SENT", "DELIVERED", "READ", "GENERATED"),
                    "DELIVERED",
                    Set.of("DELIVERED", "READ", "GENERATED"));

    private static final List<String> EXCLUDED =
            List.of(
                    "RECIPIENT_UNREACHABLE",
                    "RECIPIENT_CAPPED",
                    "RECIPIENT_OPTED_OUT",
                    "RECIPIENT_IN_EXPERIMENT");

    private static final Duration QUARTER = Duration.ofMinutes(15);

    private final Map<String, Long> numbers = new TreeMap<>();

    private Recount() {}

    /** One outcome, whatever its type. */
    private record Said(Item item, int attemptNo, String word, Instant at, SpecificRecord record) {

        static Said of(SpecificRecord record) {
            return switch (record) {
                case DeliveryOutcome outcome ->
                        new Said(
                                outcome.getAttempt().getItem(),
                                outcome.getAttempt().getAttemptNo(),
                                outcome.getStatus().name(),
                                outcome.getOccurredAt(),
                                outcome);
                case ItemOutcome outcome ->
                        new Said(
                                outcome.getItem(),
                                outcome.getAttemptNo(),
                                outcome.getStatus().name(),
                                outcome.getOccurredAt(),
                                outcome);
                default -> throw new IllegalArgumentException(record.toString());
            };
        }

        String standing() {
            if (record instanceof ItemOutcome) {
                return word.equals("GENERATED") ? "DELIVERED" : word;
            }
            return word.equals("FAILED") ? "ATTEMPT_FAILED" : word;
        }

        Stream<DeliveryOutcome> delivery() {
            return record instanceof DeliveryOutcome outcome ? Stream.of(outcome) : Stream.empty();
        }

        long millis() {
            return Math.max(0, Duration.between(item.getReleasedAt(), at).toMillis());
        }
    }

    /**
     * Items by standing, attempts by channel and status, items left out by reason, items that
     * failed untried, and those that passed a stage, at all and within five minutes; then what the
     * counters of attempts tell, by quarter of release, channel, provider, sender and country. What
     * is 0 is left out.
     */
    public static Map<String, Long> of(Collection<SpecificRecord> outcomes) {
        Recount recount = new Recount();
        outcomes.stream()
                .map(Said::of)
                .collect(Collectors.groupingBy(said -> said.item().getItemIndex()))
                .values()
                .forEach(recount::count);
        recount.numbers.values().removeIf(number -> number == 0);
        return recount.numbers;
    }

    private void add(String name, long number) {
        numbers.merge(name, number, Long::sum);
    }

    private void count(List<Said> item) {
        int last = item.stream().mapToInt(Said::attemptNo).max().orElseThrow();
        List<Said> lastAttempt = item.stream().filter(said -> said.attemptNo() == last).toList();
        String standing =
                lastAttempt.stream()
                        .map(Said::standing)
                        .max(Comparator.comparing(STANDINGS::indexOf))
                        .orElseThrow();
        add("item " + standing, 1);
        measure(item, lastAttempt, standing, last);
        long release =
                item.stream()
                        .mapToLong(said -> said.item().getReleasedAt().getEpochSecond())
                        .min()
                        .orElseThrow();
        attempts(item).forEach(attempt -> count(attempt, release / QUARTER.toSeconds()));
    }

    private void measure(List<Said> item, List<Said> lastAttempt, String standing, int last) {
        if (Set.of("CANCELLED", "SKIPPED").contains(standing)) {
            return;
        }
        if (standing.equals("FAILED") && last == 0) {
            add("neverTried", 1);
            return;
        }
        Optional<String> excluded = excluded(lastAttempt.stream().flatMap(Said::delivery).toList());
        if (excluded.isPresent()
                && Set.of("FAILED", "REJECTED", "ATTEMPT_FAILED").contains(standing)) {
            add("excluded " + excluded.get(), 1);
            return;
        }
        EVIDENCE.forEach((stage, words) ->
                item.stream()
                        .filter(said -> words.contains(said.word()) && isEvidence(said))
                        .mapToLong(Said::millis)
                        .min()
                        .ifPresent(millis -> {
                            add("reached " + stage, 1);
                            add("within " + stage, millis <= 300_000 ? 1 : 0);
                        }));
    }

    /** An item that failed for good says nothing of how far an attempt came. */
    private static boolean isEvidence(Said said) {
        return said.record() instanceof DeliveryOutcome || said.word().equals("GENERATED");
    }

    private static Optional<String> excluded(List<DeliveryOutcome> attempt) {
        return attempt.stream()
                .filter(each -> each.getChannel().name().equals("WHATSAPP"))
                .map(Recount::code)
                .filter(EXCLUDED::contains)
                .max(Comparator.comparing(EXCLUDED::indexOf));
    }

    private static String code(DeliveryOutcome outcome) {
        return Optional.ofNullable(outcome.getFailure()).map(Failure::getCode).orElse("");
    }

    private static String highest(List<DeliveryOutcome> attempt) {
        return attempt.stream()
                .map(each -> each.getStatus().name())
                .max(Comparator.comparing(STATUSES::indexOf))
                .orElse("");
    }

    private static Collection<List<DeliveryOutcome>> attempts(List<Said> item) {
        Map<Integer, List<DeliveryOutcome>> attempts = new HashMap<>();
        item.stream()
                .flatMap(Said::delivery)
                .forEach(each ->
                        attempts.computeIfAbsent(
                                        each.getAttempt().getAttemptNo(), no -> new ArrayList<>())
                                .add(each));
        return attempts.values();
    }

    private void count(List<DeliveryOutcome> attempt, long quarter) {
        String status = highest(attempt);
        String channel = attempt.getFirst().getChannel().name();
        add("attempt " + channel + " " + status, 1);
        String by =
                "counter %s %s %s %s "
                        .formatted(
                                quarter,
                                channel,
                                attempt.stream()
                                        .map(each -> each.getProvider() + "/" + each.getSender())
                                        .max(Comparator.naturalOrder())
                                        .orElseThrow(),
                                attempt.stream()
                                        .map(DeliveryOutcome::getCountry)
                                        .filter(Objects::nonNull)
                                        .max(Comparator.naturalOrder())
                                        .orElse(""));
        add(by + status.toLowerCase(java.util.Locale.ROOT), 1);
        add(by + "parts", attempt.stream().mapToInt(DeliveryOutcome::getParts).max().orElse(0));
        if (!status.equals("REJECTED")) {
            add(
                    by + "price_micros",
                    attempt.stream()
                            .map(DeliveryOutcome::getPriceMicros)
                            .filter(Objects::nonNull)
                            .mapToLong(Long::longValue)
                            .max()
                            .orElse(0));
        }
    }
}
