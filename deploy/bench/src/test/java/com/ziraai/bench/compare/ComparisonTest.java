package com.ziraai.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.bench.compare.Comparison.Row;
import java.io.BufferedReader;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ComparisonTest {

    private static final String OLD =
            """
            {"items":10,"messagesPerSecond":1000.5,"cpuMicrosPerMessage":{"campaign":200,"code":100},\
            "systemCpuMicrosPerMessage":1500}\
            """;

    private static final String NEW =
            """
            {"items":10,"messagesPerSecond":2001.0,"cpuMicrosPerMessage":{"campaign":50,"code":100},\
            "systemCpuMicrosPerMessage":900,"netCpuMicrosPerMessage":600,\
            "steady":{"messagesPerSecond":2500.0}}\
            """;

    @Test
    void tellsMedianAndSpread() {
        assertThat(Spread.of(List.of(5.0, 1.0, 3.0))).isEqualTo(new Spread(3, 1, 5));
        assertThat(Spread.of(List.of(4.0, 1.0, 2.0, 9.0))).isEqualTo(new Spread(3, 1, 9));
    }

    @Test
    void comparesAnOldResultWithANewOneInWhatBothTell() {
        List<Row> rows = Comparison.rows(List.of(figures(OLD)), List.of(figures(NEW)));
        assertThat(row(rows, "messages/s").ratio()).contains(2.0);
        assertThat(row(rows, "µs a message").ratio()).contains(0.6);
        assertThat(row(rows, "µs, campaign").ratio()).contains(0.25);
        assertThat(row(rows, "µs, net of compilers").ratio()).isEmpty();
        assertThat(row(rows, "µs, net of compilers").one()).isEmpty();
        assertThat(row(rows, "µs, net of compilers").other()).contains(new Spread(600, 600, 600));
        assertThat(row(rows, "steady part: messages/s").one()).isEmpty();
    }

    @Test
    void dividesTheMediansOfAllRounds() {
        List<Row> rows =
                Comparison.rows(
                        List.of(Map.of("x", 10.0), Map.of("x", 30.0), Map.of("x", 20.0)),
                        List.of(Map.of("x", 50.0), Map.of("x", 10.0), Map.of("x", 15.0)));
        assertThat(rows)
                .containsExactly(
                        new Row(
                                "x",
                                Optional.of(new Spread(20, 10, 30)),
                                Optional.of(new Spread(15, 10, 50))));
        assertThat(rows.getFirst().ratio()).contains(0.75);
    }

    @Test
    void takesARivalsRateFromTheFieldThatWasNamed() {
        assertThat(Figures.ofRate("end_to_end_per_s").apply(last("{\"end_to_end_per_s\":501}")))
                .isEqualTo(Map.of("messages/s", 501.0));
        assertThat(Figures.ofRate("rate").apply(last("{\"rate\":\"fast\"}"))).isEmpty();
    }

    @Test
    void takesTheLastObjectOfWhatIsPrinted() {
        assertThat(last("starting\n{\"n\":1}\n{\"n\":2}\n[3]\n{broken\n").path("n").asInt())
                .isEqualTo(2);
        assertThat(last("nothing\n\n").isMissingNode()).isTrue();
    }

    private static Map<String, Double> figures(String line) {
        return Figures.ofRun(last(line));
    }

    private static JsonNode last(String output) {
        return Contender.last(new BufferedReader(new StringReader(output)));
    }

    private static Row row(List<Row> rows, String figure) {
        return rows.stream().filter(each -> each.figure().equals(figure)).findFirst().orElseThrow();
    }
}
