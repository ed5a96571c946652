package com.ziraai.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ReportTest {

    private final JsonMapper json = new JsonMapper();

    @Test
    void channelsShowWhatHappenedOnThem() {
        var channels =
                json.readTree(
                        """
                        [{"channel": "WHATSAPP", "rejected": 30, "accepted": 0, "delivered": 1405},
                         {"channel": "SMS", "delivered": 30}]\
                        """);
        assertThat(Report.channels(channels))
                .containsExactly("WHATSAPP: rejected 30, delivered 1,405", "SMS: delivered 30");
    }

    @Test
    void serviceLevelShowsTheShareOfEachStage() {
        var sla =
                json.readTree(
                        """
                        {"windowSeconds": 300, "accepted": {"share": 1.0, "p95Millis": 1500}, "sent": {"share": 0.995, "p95Millis": null},
                         "delivered": {"share": 0.9}}\
                        """);
        assertThat(Report.sla(sla))
                .isEqualTo(
                        "within 300 s: accepted 100.0 % (p95 1.5 s), sent 99.5 %, delivered 90.0"
                                + " %");
    }
}
