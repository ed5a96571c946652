package com.ziraai.messaging.subscribe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestTest {

    private final Rest rest =
            new Rest(new SubscribeSettings(Duration.ofMillis(20), Duration.ofMillis(100)), 1000);

    @ParameterizedTest
    @CsvSource({"1, 20", "10, 20", "11, 22", "30, 60", "50, 100", "999, 100", "1000, 0"})
    void isTheLongerTheMoreComesAndNoneWhereMoreIsThereAlready(int records, long millis) {
        assertThat(rest.after(records)).isEqualTo(Duration.ofMillis(millis));
    }

    /** Otherwise a slow handler would be held up on top of its work. */
    @ParameterizedTest
    @CsvSource({"1", "999"})
    void isOverWhereTheBatchTookAsLong(int records) {
        long begun = System.nanoTime();
        rest.take(records, begun - Duration.ofMillis(100).toNanos());
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(80));
    }
}
