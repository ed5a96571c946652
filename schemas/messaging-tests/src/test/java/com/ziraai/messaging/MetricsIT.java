package com.ziraai.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ziraai.contract.Service;
import com.ziraai.contract.Topics;
import com.ziraai.infrastructure.Port;
import com.ziraai.infrastructure.Ports;
import com.ziraai.infrastructure.TestInfrastructure;
import com.ziraai.messaging.subscribe.Subscription;
import com.ziraai.messaging.testkit.MetricTable;
import com.ziraai.messaging.testkit.Peer;
import com.ziraai.messaging.testkit.Requests;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** What a service shows to Prometheus without having said anything about it. */
class MetricsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TOPIC = Topics.DISTRIBUTION_REQUESTED.name();

    /** More than one poll brings. */
    private static final int RECORDS = 1500;

    private final Map<String, String> environment =
            new HashMap<>(TestInfrastructure.shared().environment("messaging"));
    private final int port = Ports.free().number(Port.CODE);
    private final Actuator actuator = new Actuator(port);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @Test
    void tellsHowFarASubscriptionIsBehindAndWhatItsClientsDo() throws Exception {
        environment.put("server.port", String.valueOf(port));
        environment.put("server.address", "127.0.0.1");
        try (RawClient raw =
                        new RawClient(
                                Objects.requireNonNull(
                                        environment.get("spring.kafka.bootstrap-servers")));
                Peer campaign = Peer.start(Service.CAMPAIGN, environment)) {
            raw.skipExisting("code-service.metrics", TOPIC);
            campaign.publisher()
                    .publishAll(
                            Topics.DISTRIBUTION_REQUESTED, Requests.upTo(RECORDS), each -> "one");
            try (Peer code = Peer.serve(Service.CODE, environment, database -> subscription())) {
                System.gc(); // a meter must not depend on what nobody but it holds
                await().atMost(PATIENCE).until(() -> lag() > 0);
                // Buried, so that there is a producer to tell of.
                raw.send(
                        new ProducerRecord<>(
                                TOPIC, "one", "no avro".getBytes(StandardCharsets.UTF_8)));
                goOn.countDown();
                await().atMost(PATIENCE)
                        .untilAsserted(() -> {
                            assertThat(buried()).isEqualTo(1);
                            assertThat(lag()).isZero();
                        });
                MetricTable.read().assertTellsOfAll(Service.CODE, actuator.scrape());
            }
        }
    }

    private Subscription<?> subscription() {
        return Subscription.to("metrics", Topics.DISTRIBUTION_REQUESTED, batch -> awaitGoOn());
    }

    private void awaitGoOn() {
        try {
            goOn.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private double lag() {
        return actuator.metric("messaging_subscription_lag", "topic", TOPIC);
    }

    private double buried() {
        return actuator.metric("messaging_dead_letters_total", "reason", "undecodable");
    }
}
