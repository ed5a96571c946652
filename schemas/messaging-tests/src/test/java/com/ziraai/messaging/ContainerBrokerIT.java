package com.ziraai.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
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
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;

/**
 * The same over a broker in a container, where a Docker engine answers that has the image or gets
 * it.
 */
class ContainerBrokerIT {

    private static final String IMAGE = "apache/kafka:4.2.1";
    private static final Duration PULL_LIMIT = Duration.ofMinutes(2);

    @Test
    void carriesRecordsOverABrokerInAContainer() throws InterruptedException {
        Assumptions.assumeTrue(
                DockerClientFactory.instance().isDockerAvailable(),
                "skipped: no Docker engine answers here, so no broker can run in a container");
        Assumptions.assumeTrue(
                isImageThere(),
                () ->
                        "skipped: the Docker engine here has no image "
                                + IMAGE
                                + " and cannot pull it");
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

    private static boolean isImageThere() throws InterruptedException {
        DockerClient engine = DockerClientFactory.instance().client();
        try {
            engine.inspectImageCmd(IMAGE).exec();
            return true;
        } catch (NotFoundException missing) {
            try {
                return engine.pullImageCmd(IMAGE)
                        .start()
                        .awaitCompletion(PULL_LIMIT.toSeconds(), TimeUnit.SECONDS);
            } catch (DockerException unreachable) {
                return false;
            }
        }
    }
}
