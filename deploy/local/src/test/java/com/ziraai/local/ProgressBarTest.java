package com.ziraai.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.local.sponsor.Operation;
import com.ziraai.local.sponsor.Request;
import com.ziraai.local.sponsor.Status;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ProgressBarTest {

    private static final String ANSWER =
            """
            {"data": {"status": "Processing", "metrics": {"totalItems": 3, "states":
              {"pending": 0, "inFlight": 1, "sent": 0, "delivered": 1, "read": 0, "failed": 0,
               "unknown": 1, "skipped": 0, "cancelled": 0}}}}
            """;

    @Test
    void showsWhereItemsStand() {
        Operation operation = new Operation("bulk_1", new Request("SMS", List.of()));
        operation.observe(Status.parse(new JsonMapper().readTree(ANSWER)));
        assertThat(ProgressBar.line(List.of(operation), "2 receipts"))
                .startsWith("[" + "█".repeat(20) + "░".repeat(10) + "] 2/3")
                .contains("delivered 1", "unknown 1")
                .endsWith("… 2 receipts");
    }
}
