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

    @Test
    void readmeShowsTheTopicsAsDeclared() throws Exception {
        assertThat(Files.readString(Path.of("../../README.md"))).contains(TopicTable.markdown());
    }
}
