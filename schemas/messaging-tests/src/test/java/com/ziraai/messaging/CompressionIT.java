package com.ziraai.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.contract.Service;
import com.ziraai.contract.Topic;
import com.ziraai.contract.Topics;
import com.ziraai.event.ContactConsent;
import com.ziraai.event.Resolution;
import com.ziraai.event.UnknownSettlement;
import com.ziraai.infrastructure.Port;
import com.ziraai.infrastructure.Ports;
import com.ziraai.infrastructure.TestInfrastructure;
import com.ziraai.messaging.subscribe.Subscription;
import com.ziraai.messaging.testkit.Peer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.record.CompressionType;
import org.apache.kafka.common.record.FileRecords;
import org.junit.jupiter.api.Test;

/** What stands in the broker's files, and what tells of the producers that wrote it. */
class CompressionIT {

    private static final int RECORDS = 100;

    private final Map<String, String> environment =
            new HashMap<>(TestInfrastructure.shared().environment("messaging"));
    private final int port = Ports.free().number(Port.CAMPAIGN);
    private final Actuator actuator = new Actuator(port);

    @Test
    void eachTopicIsCompressedAsItsReadersNeedIt() throws Exception {
        environment.put("server.port", String.valueOf(port));
        environment.put("server.address", "127.0.0.1");
        try (Peer campaign =
                Peer.serve(
                        Service.CAMPAIGN,
                        environment,
                        _ -> Subscription.to("inbound", Topics.EMAIL_INBOUND, batch -> {}))) {
            campaign.publisher()
                    .publishAll(
                            Topics.CONTACT_CONSENT,
                            all(CompressionIT::consent),
                            ContactConsent::getContactKey);
            campaign.publisher()
                    .publishAll(
                            Topics.UNKNOWN_SETTLEMENTS,
                            all(CompressionIT::settlement),
                            UnknownSettlement::getContactKey);
            assertThat(codecs(Topics.CONTACT_CONSENT)).containsExactly(CompressionType.GZIP);
            assertThat(codecs(Topics.UNKNOWN_SETTLEMENTS)).containsExactly(CompressionType.LZ4);
            assertThat(sent("campaign-service-gzip-1")).isEqualTo(RECORDS);
            assertThat(sent("campaign-service-lz4-1")).isEqualTo(RECORDS);
        }
    }

    private static <T> List<T> all(IntFunction<T> record) {
        return IntStream.range(0, RECORDS).mapToObj(record).toList();
    }

    private static ContactConsent consent(int index) {
        return new ContactConsent(
                "sponsor", "contact-" + index, true, "BLACKLISTED", Instant.EPOCH);
    }

    private static UnknownSettlement settlement(int index) {
        return new UnknownSettlement(
                "bulk_0198c0de-7a10-7c3e-9f00-0123456789ab",
                index,
                1,
                "sponsor",
                "contact-" + index,
                Resolution.DELIVERED,
                Instant.EPOCH);
    }

    private double sent(String client) {
        return actuator.metric("kafka_producer_record_send_total", "client_id", client);
    }

    /** Of all batches of the topic, as the broker has them on disk. */
    private Set<CompressionType> codecs(Topic<?> topic) throws Exception {
        Set<CompressionType> found = EnumSet.noneOf(CompressionType.class);
        for (Path segment : segments(topic)) {
            try (FileRecords records = FileRecords.open(segment.toFile(), false)) {
                records.batches().forEach(batch -> found.add(batch.compressionType()));
            }
        }
        return found;
    }

    private List<Path> segments(Topic<?> topic) throws Exception {
        try (Admin admin =
                        Admin.create(
                                Map.of(
                                        "bootstrap.servers",
                                        TestInfrastructure.shared()
                                                .infrastructure()
                                                .bootstrapServers()));
                Stream<Path> files = files(admin)) {
            String partition = "/" + topic.name() + "-";
            return files.filter(file -> file.toString().endsWith(".log"))
                    .filter(file -> file.toString().contains(partition))
                    .toList();
        }
    }

    private static Stream<Path> files(Admin admin) throws Exception {
        int broker = admin.describeCluster().nodes().get().iterator().next().id();
        String folder =
                admin.describeLogDirs(List.of(broker))
                        .descriptions()
                        .values()
                        .iterator()
                        .next()
                        .get()
                        .keySet()
                        .iterator()
                        .next();
        return Files.walk(Path.of(folder), 2);
    }
}
