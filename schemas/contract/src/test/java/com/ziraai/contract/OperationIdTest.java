package com.ziraai.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OperationIdTest {

    @Test
    void tellsWhenItWasCreated() {
        Instant created = Instant.parse("2026-11-21T23:59:59.999Z");
        OperationId id = OperationId.create("bulk", created, new Random(1));
        assertThat(id.value()).startsWith("bulk_");
        assertThat(id.createdAt()).isEqualTo(created);
        assertThat(id.createdOn()).isEqualTo(LocalDate.of(2026, 11, 21));
    }

    @Test
    void sortsByCreation() {
        String first =
                OperationId.create("bulk", Instant.ofEpochMilli(1000), new Random(1)).value();
        String later =
                OperationId.create("bulk", Instant.ofEpochMilli(1001), new Random(2)).value();
        assertThat(first).isLessThan(later);
    }

    @Test
    void refusesWhatIsNoId() {
        for (String wrong :
                new String[] {"", "bulk_", "bulk_12345678-abcd-efgh", "x'; DROP TABLE"}) {
            assertThatThrownBy(() -> new OperationId(wrong))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
