package com.ziraai.dispatch.retry;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.dispatch.SampleItems;
import com.ziraai.dispatch.item.AttemptKey;
import com.ziraai.dispatch.item.ItemKey;
import com.ziraai.event.Failure;
import com.ziraai.event.FailureClass;
import com.ziraai.event.RetryPlan;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryDelaysTest {

    private static final List<Duration> STEPS =
            List.of(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(20));

    private final String operation = SampleItems.newOperation();
    private final RetryDelays delays = new RetryDelays(STEPS, 0.2);

    @ParameterizedTest
    @CsvSource({"4000, 30, 4000", "0, 30, 0", ", 30, 30000", ", 0, 0"})
    void theProviderWinsOverThePlanAndThePlanOverTheDefault(
            @Nullable Long retryAfterMillis, int planSeconds, long millis) {
        Duration delay =
                delays.before(
                        attempt(0), 1, new RetryPlan(3, planSeconds), failure(retryAfterMillis));
        assertThat(delay).hasMillis(millis);
    }

    @ParameterizedTest
    @CsvSource({"1, 5000", "2, 10000", "3, 20000", "4, 20000", "9, 20000"})
    void defaultsGrowAndTheLastRepeats(int retry, long millis) {
        var exact = new RetryDelays(STEPS, 0);
        assertThat(exact.before(attempt(0), retry, plan(), failure(null))).hasMillis(millis);
    }

    @Test
    void theJitterSpreadsItemsAndIsTheSameForTheSameAttempt() {
        List<Duration> spread = IntStream.range(0, 1000).mapToObj(this::firstDelay).toList();
        assertThat(spread)
                .isEqualTo(IntStream.range(0, 1000).mapToObj(this::firstDelay).toList())
                .allMatch(each -> each.toMillis() >= 4000 && each.toMillis() <= 6000)
                .anyMatch(each -> each.toMillis() < 4200)
                .anyMatch(each -> each.toMillis() > 5800);
        assertThat(spread.stream().distinct()).hasSizeGreaterThan(500);
    }

    private Duration firstDelay(int index) {
        return delays.before(attempt(index), 1, plan(), failure(null));
    }

    private AttemptKey attempt(int index) {
        return new AttemptKey(new ItemKey(operation, index), 1);
    }

    private static RetryPlan plan() {
        return new RetryPlan(3, null);
    }

    private static Failure failure(@Nullable Long retryAfterMillis) {
        return new Failure(
                FailureClass.RETRY_ITEM, "PROVIDER_BUSY", null, "Busy.", retryAfterMillis);
    }
}
