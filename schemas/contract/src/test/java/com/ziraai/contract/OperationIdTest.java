package com.ziraai.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class OperationIdTest {

    private static final String ID = "bulk_0198c0de-7a10-7c3e-9f00-0123456789ab";

    private static final Pattern PATTERN =
            Pattern.compile(
                    "[a-z]{1,12}_[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

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

    /** Every sign of an id replaced by every kind of sign, left out or doubled. */
    @Test
    void takesExactlyWhatThePatternTakes() {
        for (String id : List.of(ID, "a" + ID.substring(4), "abcdefgh" + ID, "abcdefghi" + ID)) {
            assertThat(OperationId.isValid(id)).as(id).isEqualTo(PATTERN.matcher(id).matches());
            for (int at = 0; at < id.length(); at++) {
                String before = id.substring(0, at);
                String behind = id.substring(at + 1);
                for (char sign : "0789abfgzAFZ_-` {/:@\nı\0".toCharArray()) {
                    assertJudgedAlike(before + sign + behind);
                    assertJudgedAlike(before + sign + id.substring(at));
                }
                assertJudgedAlike(before + behind);
                assertJudgedAlike(before);
            }
        }
    }

    private static void assertJudgedAlike(String text) {
        assertThat(OperationId.isValid(text)).as(text).isEqualTo(PATTERN.matcher(text).matches());
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
