package com.ziraai.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FollowingTest {

    private static final Instant AT = Instant.parse("2026-11-21T23:59:59.999Z");

    @Test
    void anIdSaysWhetherItsOperationIsFollowed() {
        OperationId followed = OperationId.createFollowed("bulk", AT, new Random(1));
        assertThat(Following.isFollowed(followed.value())).isTrue();
        assertThat(followed.createdAt()).isEqualTo(AT);
        assertThat(Following.isFollowed(OperationId.create("bulk", AT, new Random(1)).value()))
                .isFalse();
    }

    @Test
    void ofAMillionItemsTwentyOneAreFollowed() {
        String id = OperationId.createFollowed("bulk", AT, new Random(1)).value();
        assertThat(IntStream.range(0, 1_000_000).filter(each -> Following.isFollowed(id, each)))
                .hasSize(21)
                .startsWith(0, 1, 2, 4, 8)
                .endsWith(524_288);
    }

    @Test
    void noItemOfAnotherOperationIsFollowed() {
        String id = OperationId.create("bulk", AT, new Random(1)).value();
        assertThat(IntStream.range(0, 100)).noneMatch(each -> Following.isFollowed(id, each));
    }

    @Test
    void theTraceIsNamedByTheUuidOfTheOperation() {
        assertThat(Following.traceId("bulk_0198c0de-7a10-7c3e-9f00-0123456789ab"))
                .isEqualTo("0198c0de7a107c3e9f000123456789ab");
    }
}
