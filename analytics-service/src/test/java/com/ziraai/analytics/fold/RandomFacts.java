package com.ziraai.analytics.fold;

import com.ziraai.analytics.Outcomes;
import com.ziraai.event.Attempt;
import com.ziraai.event.AttemptStatus;
import com.ziraai.event.Channel;
import com.ziraai.event.DeliveryOutcome;
import com.ziraai.event.Failure;
import com.ziraai.event.FailureClass;
import com.ziraai.event.Item;
import com.ziraai.event.ItemStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Facts of one operation that contradict, repeat and overtake each other in every way. */
final class RandomFacts {

    static final List<Long> SEEDS = new Random(20260301).longs(60).boxed().toList();

    private static final int ITEMS = 60;
    private static final int ATTEMPTS = 3;
    private static final String[] CODES = {"UNREACHABLE", "THROTTLED", "REFUSED"};

    private final Outcomes operation = Outcomes.ofNewOperation();

    List<Fact> facts(long seed) {
        Random random = new Random(seed);
        List<Fact> facts = new ArrayList<>();
        for (int left = 1 + random.nextInt(400); left > 0; left--) {
            facts.add(random.nextInt(6) == 0 ? end(random) : attempt(random));
        }
        return facts;
    }

    /** The same facts in another order, some of them twice. */
    static List<Fact> mixed(List<Fact> facts, long seed) {
        Random random = new Random(seed);
        List<Fact> mixed = new ArrayList<>(facts);
        mixed.addAll(facts.subList(0, random.nextInt(facts.size())));
        Collections.shuffle(mixed, random);
        return mixed;
    }

    private Fact end(Random random) {
        ItemStatus[] ends = ItemStatus.values();
        return Fact.of(
                operation.end(
                        random.nextInt(ITEMS),
                        random.nextInt(ATTEMPTS + 1),
                        ends[random.nextInt(ends.length)]));
    }

    private Fact attempt(Random random) {
        int itemIndex = random.nextInt(ITEMS);
        int attemptNo = 1 + random.nextInt(ATTEMPTS);
        AttemptStatus[] statuses = AttemptStatus.values();
        AttemptStatus status = statuses[random.nextInt(statuses.length)];
        Channel channel = (itemIndex + attemptNo) % 2 == 0 ? Channel.SMS : Channel.WHATSAPP;
        boolean failed = status == AttemptStatus.FAILED || status == AttemptStatus.REJECTED;
        String code = failed && random.nextBoolean() ? "131026" : null;
        long millis = random.nextInt(random.nextBoolean() ? 1_000 : 900_000);
        return Fact.of(
                varied(
                        operation.attempt(itemIndex, attemptNo, channel, status, millis, code),
                        random));
    }

    /** Other parts and codes each time, and now and then another release. */
    private static DeliveryOutcome varied(DeliveryOutcome outcome, Random random) {
        var varied = DeliveryOutcome.newBuilder(outcome).setParts(random.nextInt(3));
        if (outcome.getFailure() != null) {
            varied.setFailure(
                    Failure.newBuilder(outcome.getFailure())
                            .setCode(CODES[random.nextInt(CODES.length)])
                            .setFailureClass(
                                    random.nextBoolean()
                                            ? FailureClass.FALLBACK
                                            : FailureClass.PERMANENT)
                            .build());
        }
        if (random.nextInt(10) == 0) {
            Item item = outcome.getAttempt().getItem();
            Duration earlier = Duration.ofMinutes(random.nextInt(40));
            varied.setAttempt(
                    new Attempt(
                            Item.newBuilder(item)
                                    .setReleasedAt(item.getReleasedAt().minus(earlier))
                                    .build(),
                            outcome.getAttempt().getAttemptNo()));
        }
        return varied.build();
    }
}
