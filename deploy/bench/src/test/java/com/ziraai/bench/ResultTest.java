package com.ziraai.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ResultTest {

    /** What older results had stays where it was, so that they can be compared. */
    @Test
    void tellsTheWholeRunUnderTheNamesItAlwaysHad() {
        JsonNode line = new JsonMapper().valueToTree(result());
        assertThat(line.path("messagesPerSecond").asDouble()).isEqualTo(50);
        assertThat(line.path("systemCpuMicrosPerMessage").asLong()).isEqualTo(7);
        assertThat(line.at("/cpuMicrosPerMessage/code").asLong()).isEqualTo(7);
        assertThat(line.path("netCpuMicrosPerMessage").asLong()).isEqualTo(5);
        assertThat(line.at("/heapMegabytes/code").asLong()).isEqualTo(90);
        assertThat(line.path("acceptedTwice").isNumber()).isTrue();
        assertThat(line.path("conserved").asBoolean()).isTrue();
        assertThat(line.at("/steady/messagesPerSecond").asDouble()).isEqualTo(50);
    }

    private static Result result() {
        Look begin = Looks.at(0, 0, Map.of("code", Map.of("C2", 0L, "http", 0L)));
        Look end = Looks.at(2, 100, Map.of("code", Map.of("C2", 200L, "http", 500L)));
        Part part = Part.of(begin, end, 100, Duration.ofSeconds(2));
        return new Result(
                100,
                true,
                new WarmUp(0, false, List.of()),
                part,
                part,
                new TreeMap<>(),
                Map.of(),
                Map.of(),
                new TreeMap<>(),
                new Result.Memory(new TreeMap<>(), new TreeMap<>(Map.of("code", 90L))),
                new Result.Promises(0, 12, true, List.of()));
    }
}
