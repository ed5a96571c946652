package com.ziraai.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TopicsTest {

    @Test
    void allTopicsOfAContactHaveAsManyPartitions() {
        assertThat(
                        Topics.all().stream()
                                .filter(topic -> topic.key() == Topic.Key.CONTACT)
                                .map(Topic::partitions)
                                .collect(Collectors.toSet()))
                .hasSize(1);
    }

    @Test
    void namesEndInTheirVersion() {
        assertThat(Topics.all()).allSatisfy(t -> assertThat(t.name()).matches("[a-z.]+\\.v\\d+"));
    }

    /** A subscriber's client may bring no other codec. */
    @Test
    void whatOthersReadIsCompressedAsEveryClientReadsIt() {
        assertThat(Topics.readBy(Service.OUTSIDE))
                .isNotEmpty()
                .allSatisfy(topic -> assertThat(topic.codec()).isEqualTo(Topic.Codec.GZIP));
        assertThat(Topics.all())
                .filteredOn(topic -> topic.codec() == Topic.Codec.LZ4)
                .contains(Topics.DISTRIBUTION_REQUESTED, Topics.SMS_SEND, Topics.SMS_RECEIPTS);
    }

    @Test
    void readmeShowsTheTopicsAsDeclared() throws Exception {
        assertThat(Files.readString(Path.of("../../README.md"))).contains(TopicTable.markdown());
    }
}
