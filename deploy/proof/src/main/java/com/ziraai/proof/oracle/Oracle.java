package com.ziraai.proof.oracle;

import com.ziraai.local.sponsor.State;
import com.ziraai.local.sponsor.Status;
import com.ziraai.local.system.LocalSystem;
import com.ziraai.proof.load.Samples;
import com.ziraai.proof.load.Sent;
import com.ziraai.proof.load.TakingOut.Out;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The judge. Everything must have come to rest before it is asked. */
public final class Oracle {

    private final TopicReader topics;
    private final ProviderLedger ledger;

    public Oracle(LocalSystem system) {
        this.topics = new TopicReader(system.infrastructure());
        this.ledger = new ProviderLedger(system.simulatorUrl());
    }

    /**
     * Judges every operation.
     *
     * @param suppressed when it was answered that nothing is sent to a contact any more, by
     *     sponsor, slash and contact key
     * @param outs when senders were out of use
     */
    public List<Finding> judge(
            Map<Sent, Samples> operations, Map<String, Instant> suppressed, List<Out> outs) {
        var recount = Recount.of(topics);
        var codes = owners(recount, operations);
        var commands = CommandsSeen.of(topics, suppressed);
        var senders = SendersSeen.of(topics, outs);
        return operations.entrySet().stream()
                .map(each ->
                        judge(each.getKey(), each.getValue(), recount, codes, commands, senders))
                .toList();
    }

    /** Longest time without any acceptance, from the first to the last, over all operations. */
    public Duration longestPause(Map<Sent, Samples> operations) {
        var recount = Recount.of(topics);
        var times =
                operations.keySet().stream()
                        .flatMap(sent -> recount.acceptances(sent.operationId()).stream())
                        .sorted()
                        .toList();
        long longest = 0;
        for (int i = 1; i < times.size(); i++) {
            longest = Math.max(longest, times.get(i) - times.get(i - 1));
        }
        return Duration.ofMillis(longest);
    }

    /**
     * Whether analytics, rebuilt from nothing after that instant, says the same as a recount.
     *
     * @return the operations about which it does not, with both counts
     */
    public List<String> differences(Map<Sent, Samples> operations, long rebuiltAtMillis) {
        var recount = Recount.of(topics);
        var different = new ArrayList<String>();
        operations
                .keySet()
                .forEach(sent -> {
                    var id = sent.operationId();
                    var expected = recount.states(id, sent.request().recipients().size());
                    var actual = recount.snapshot(id);
                    if (recount.snapshotAt(id) < rebuiltAtMillis || !expected.equals(actual)) {
                        different.add(id + ": " + actual + " instead of " + expected);
                    }
                });
        return different;
    }

    private static Map<String, Integer> owners(Recount recount, Map<Sent, Samples> operations) {
        var owners = new HashMap<String, Integer>();
        operations.keySet().stream()
                .flatMap(sent -> recount.items(sent.operationId()).values().stream())
                .flatMap(story -> story.codes().stream())
                .forEach(code -> owners.merge(code, 1, Integer::sum));
        return owners;
    }

    private Finding judge(
            Sent sent,
            Samples samples,
            Recount recount,
            Map<String, Integer> codes,
            CommandsSeen commands,
            SendersSeen senders) {
        var id = sent.operationId();
        long total = sent.request().recipients().size();
        var called = ledger.items(id);
        var items = recount.items(id);
        var states = recount.states(id, total);
        var shown = samples.latest().map(Status::states).orElse(Map.of());
        var checks =
                List.of(
                        Check.none(
                                "every item is final, or unknown and listed",
                                unfinished(states),
                                total + " items"),
                        Check.equal(
                                "the gateway's last answer equals a recount of the topics",
                                states,
                                new EnumMap<>(shown)),
                        Check.none(
                                "no item was accepted twice",
                                indexes(called, LedgerItem::isDoubled),
                                called.size() + " items called"),
                        Check.none(
                                "who was reached is shown as reached, and nobody else",
                                misjudged(items, called),
                                indexes(called, LedgerItem::isReached).size() + " reached"),
                        Check.none(
                                "an item stays unknown only while no receipt about it came",
                                unresolved(items, called),
                                states.get(State.UNKNOWN) + " unknown"),
                        Check.none(
                                "every code belongs to one item and every item has one code",
                                miscoded(items, codes),
                                items.size() + " items"),
                        Check.none(
                                "no send was decided after a suppression was acknowledged",
                                commands.tooLate(id),
                                commands.ofSuppressed(id) + " commands to people suppressed since"),
                        Check.none(
                                "an attempt was sent by one sender",
                                senders.divided(id),
                                senders.count(id) + " senders"),
                        Check.none(
                                "a sender that was out took nothing that had not begun",
                                senders.whileOut(id),
                                senders.count(id) + " senders"),
                        Check.none(
                                "the states added up to the total in every answer",
                                samples.unconserved(),
                                samples.answers() + " answers"),
                        Check.none(
                                "no answer was behind an earlier one",
                                samples.regressions(),
                                samples.answers() + " answers"));
        return new Finding(
                id,
                sent.sponsor(),
                total,
                states,
                unknowns(items, called),
                neverAsked(items, called),
                items.values().stream().mapToInt(ItemStory::attemptNo).max().orElse(0),
                items.values().stream().mapToLong(ItemStory::acceptedAfterMillis).max().orElse(-1),
                samples.answers(),
                checks);
    }

    private static List<String> unfinished(Map<State, Long> states) {
        return Stream.of(State.PENDING, State.IN_FLIGHT)
                .filter(state -> states.getOrDefault(state, 0L) > 0)
                .map(state -> states.get(state) + " " + state.field())
                .toList();
    }

    private static List<Integer> indexes(
            Map<Integer, LedgerItem> items, Predicate<LedgerItem> wanted) {
        return items.entrySet().stream()
                .filter(each -> wanted.test(each.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static List<String> misjudged(
            Map<Integer, ItemStory> items, Map<Integer, LedgerItem> called) {
        var wrong = new ArrayList<String>();
        items.forEach((index, story) -> {
            var item = called.get(index);
            boolean reached = item != null && item.isReached();
            boolean right =
                    switch (story.state()) {
                        case SENT, DELIVERED, READ -> reached;
                        case FAILED, SKIPPED, CANCELLED -> !reached;
                        case UNKNOWN, PENDING, IN_FLIGHT -> true;
                    };
            if (!right) {
                wrong.add(index + " is " + story.state() + ", " + item);
            }
        });
        return wrong;
    }

    private static List<String> unresolved(
            Map<Integer, ItemStory> items, Map<Integer, LedgerItem> called) {
        var wrong = new ArrayList<String>();
        items.forEach((index, story) -> {
            var item = called.get(index);
            boolean known = item != null && item.isReported(story.attemptNo());
            if (story.state() == State.UNKNOWN && (known || !story.isParked())) {
                wrong.add(index + (known ? " though its receipt came" : " and not parked"));
            }
        });
        return wrong;
    }

    private static List<String> miscoded(
            Map<Integer, ItemStory> items, Map<String, Integer> codes) {
        var wrong = new ArrayList<String>();
        items.forEach((index, story) -> {
            if (story.codes().size() > 1) {
                wrong.add(index + " has " + story.codes());
            }
            story.codes().stream()
                    .filter(code -> codes.getOrDefault(code, 0) > 1)
                    .forEach(code -> wrong.add(code + " is not only of " + index));
        });
        return wrong;
    }

    private static List<String> unknowns(
            Map<Integer, ItemStory> items, Map<Integer, LedgerItem> called) {
        return items.entrySet().stream()
                .filter(each -> each.getValue().state() == State.UNKNOWN)
                .map(each -> unknown(each.getKey(), each.getValue(), called))
                .toList();
    }

    /** Nobody would have got the message twice had these been sent again. */
    private static long neverAsked(Map<Integer, ItemStory> items, Map<Integer, LedgerItem> called) {
        return items.entrySet().stream()
                .filter(each -> each.getValue().state() == State.UNKNOWN)
                .filter(each -> !isCalled(called.get(each.getKey()), each.getValue().attemptNo()))
                .count();
    }

    private static boolean isCalled(@Nullable LedgerItem item, int attemptNo) {
        return item != null && item.isCalled(attemptNo);
    }

    private static String unknown(int index, ItemStory story, Map<Integer, LedgerItem> called) {
        var item = called.get(index);
        var provider =
                !isCalled(item, story.attemptNo())
                        ? "the provider was never asked"
                        : item != null && item.isReached()
                                ? "the provider took it, and no receipt came"
                                : "the provider was asked and did not take it";
        return index + "/" + story.attemptNo() + ": " + provider;
    }
}
