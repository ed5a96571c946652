package com.ziraai.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ziraai.contract.Service;
import com.ziraai.contract.Topics;
import com.ziraai.infrastructure.TestInfrastructure;
import com.ziraai.messaging.subscribe.Subscription;
import com.ziraai.messaging.testkit.Peer;
import com.ziraai.messaging.testkit.Requests;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/**
 * When a subscription is handed what is published, seen with rests long enough to be told apart.
 */
class GatheringIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Eight times the wait for an empty poll. */
    private static final Duration REST = Duration.ofSeconds(2);

    /** What a broker and a busy machine need. */
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    /**
     * @param records of the batch
     * @param at {@link System#nanoTime} when it was handed over
     */
    private record Handed(int records, long at) {}

    private final Map<String, String> environment =
            new HashMap<>(TestInfrastructure.shared().environment("messaging"));
    private final List<Handed> handed = new CopyOnWriteArrayList<>();

    @Test
    void gathersWhatComesDuringARestAndNoneOfIdleTimeIsRest() {
        String rest = REST.toMillis() + "ms";
        environment.put("ziraai.subscriptions.shortest-rest", rest);
        environment.put("ziraai.subscriptions.longest-rest", rest);
        try (Peer campaign = Peer.start(Service.CAMPAIGN, environment);
                RawClient raw = raw()) {
            raw.skipExisting("code-service.gathering", Topics.DISTRIBUTION_REQUESTED.name());
            try (Peer code = Peer.start(Service.CODE, environment, subscription())) {
                publish(campaign);
                await().atMost(PATIENCE).until(() -> handed.size() == 1);
                for (int i = 0; i < 10; i++) {
                    publish(campaign);
                }
                await().atMost(PATIENCE).until(() -> records() == 11);
                assertThat(between(handed.get(0), handed.get(1))).isGreaterThan(REST.dividedBy(2));
                assertThat(handed).hasSizeLessThan(5);

                // Over, and some empty polls behind it.
                await().pollDelay(REST.plusSeconds(1)).until(() -> true);
                int batches = handed.size();
                long published = System.nanoTime();
                publish(campaign);
                await().atMost(PATIENCE).until(() -> handed.size() > batches);
                assertThat(Duration.ofNanos(handed.get(batches).at() - published))
                        .isLessThan(AT_ONCE);
            }
        }
    }

    private RawClient raw() {
        return new RawClient(
                Objects.requireNonNull(environment.get("spring.kafka.bootstrap-servers")));
    }

    private Subscription<?> subscription() {
        return Subscription.to(
                "gathering",
                Topics.DISTRIBUTION_REQUESTED,
                batch -> handed.add(new Handed(batch.size(), System.nanoTime())));
    }

    private int records() {
        return handed.stream().mapToInt(Handed::records).sum();
    }

    private static Duration between(Handed one, Handed other) {
        return Duration.ofNanos(other.at() - one.at());
    }

    private static void publish(Peer campaign) {
        campaign.publisher()
                .publishAll(Topics.DISTRIBUTION_REQUESTED, Requests.upTo(1), _ -> "one");
    }
}
