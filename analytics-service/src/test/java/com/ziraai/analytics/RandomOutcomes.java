package com.ziraai.analytics;

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
import org.apache.avro.specific.SpecificRecord;

/** Outcomes of one operation that contradict, repeat and overtake each other in every way. */
public final class RandomOutcomes {

    public static final List<Long> SEEDS = new Random(20260301).longs(60).boxed().toList();

    private static final int ITEMS = 60;
    private static final int ATTEMPTS = 3;
    private static final String[] CODES = {
        "RECIPIENT_UNREACHABLE", "RECIPIENT_CAPPED", "SENDER_THROTTLED", "MESSAGE_REFUSED"
    };
    private static final String[] PROVIDERS = {"kannel", "twilio"};
    private static final String[] SENDERS = {"", "+905550000001", "+12025550001"};
    private static final String[] COUNTRIES = {null, "TR", "DE", "US"};
    private static final Long[] PRICES = {null, 45_000L, 72_500L};

    private final Outcomes operation = Outcomes.ofNewOperation();

    /** Any number of them, the same for the same seed. */
    public List<SpecificRecord> of(long seed) {
        Random random = new Random(seed);
        List<SpecificRecord> outcomes = new ArrayList<>();
        for (int left = 1 + random.nextInt(400); left > 0; left--) {
            outcomes.add(random.nextInt(6) == 0 ? end(random) : attempt(random));
        }
        return outcomes;
    }

    /** The same outcomes in another order, some of them twice. */
    public static List<SpecificRecord> mixed(List<SpecificRecord> outcomes, long seed) {
        Random random = new Random(seed);
        List<SpecificRecord> mixed = new ArrayList<>(outcomes);
        mixed.addAll(outcomes.subList(0, random.nextInt(outcomes.size())));
        Collections.shuffle(mixed, random);
        return mixed;
    }

    private SpecificRecord end(Random random) {
        return operation.end(
                random.nextInt(ITEMS),
                random.nextInt(ATTEMPTS + 1),
                pick(ItemStatus.values(), random));
    }

    private SpecificRecord attempt(Random random) {
        int itemIndex = random.nextInt(ITEMS);
        int attemptNo = 1 + random.nextInt(ATTEMPTS);
        AttemptStatus status = pick(AttemptStatus.values(), random);
        Channel channel = (itemIndex + attemptNo) % 2 == 0 ? Channel.SMS : Channel.WHATSAPP;
        boolean failed = status == AttemptStatus.FAILED || status == AttemptStatus.REJECTED;
        String code = failed && random.nextBoolean() ? pick(CODES, random) : null;
        long millis = random.nextInt(random.nextBoolean() ? 1_000 : 900_000);
        return varied(
                operation.attempt(itemIndex, attemptNo, channel, status, millis, code), random);
    }

    /** Another sender, country, price and so on each time, and now and then another release. */
    private static DeliveryOutcome varied(DeliveryOutcome outcome, Random random) {
        var varied =
                DeliveryOutcome.newBuilder(outcome)
                        .setParts(random.nextInt(3))
                        .setProvider(pick(PROVIDERS, random))
                        .setSender(pick(SENDERS, random))
                        .setCountry(pick(COUNTRIES, random))
                        .setPriceMicros(pick(PRICES, random));
        if (outcome.getFailure() != null && random.nextBoolean()) {
            varied.setFailure(
                    Failure.newBuilder(outcome.getFailure())
                            .setFailureClass(FailureClass.PERMANENT)
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

    private static <T> T pick(T[] among, Random random) {
        return among[random.nextInt(among.length)];
    }
}
