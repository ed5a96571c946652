package com.ziraai.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.contract.Service;
import com.ziraai.contract.Topics;
import com.ziraai.local.infrastructure.TestInfrastructure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;

/** The same over a broker in a container, where a Docker engine with the image answers. */
class ContainerBrokerIT {

    private static final String IMAGE = "apache/kafka:4.2.1";

    @Test
    void carriesRecordsOverABrokerInAContainer() throws InterruptedException {
        Assumptions.assumeTrue(
                DockerClientFactory.instance().isDockerAvailable(),
                "skipped: no Docker engine answers here, so no broker can run in a container");
        LinkedBlockingQueue<Integer> received = new LinkedBlockingQueue<>();
        try (KafkaContainer broker = new KafkaContainer(IMAGE)) {
            broker.start();
            Map<String, String> environment =
                    new HashMap<>(TestInfrastructure.shared().environment("container"));
            environment.put("spring.kafka.bootstrap-servers", broker.getBootstrapServers());
            environment.put("ziraai.topics.replicas", "1");
            try (Peer campaign = Peer.start(Service.CAMPAIGN, environment);
                    Peer code =
                            Peer.start(
                                    Service.CODE,
                                    environment,
                                    Subscription.to(
                                            "requested",
                                            Topics.DISTRIBUTION_REQUESTED,
                                            batch ->
                                                    batch.forEach(each ->
                                                            received.add(
                                                                    each.value()
                                                                            .getItem()
                                                                            .getItemIndex()))))) {
                campaign.publisher()
                        .publishAll(
                                Topics.DISTRIBUTION_REQUESTED,
                                List.of(Requests.of(7)),
                                Requests::key);
                assertThat(received.poll(60, TimeUnit.SECONDS)).isEqualTo(7);
            }
        }
    }
}
