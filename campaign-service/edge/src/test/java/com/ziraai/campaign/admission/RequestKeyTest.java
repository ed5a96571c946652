package com.ziraai.campaign.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestKeyTest {

    @Test
    void theSameBodyIsTheSameRequest() {
        RequestKey one = RequestKey.of("s", "k", bytes("{\"a\":1}")).orElseThrow();
        RequestKey same = RequestKey.of("s", "k", bytes("{\"a\":1}")).orElseThrow();
        RequestKey other = RequestKey.of("s", "k", bytes("{\"a\": 1}")).orElseThrow();
        assertThat(one.isSameRequest(same.hash())).isTrue();
        assertThat(one.isSameRequest(other.hash())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "with space", "ünicode", "line\nbreak"})
    void whatIsNoKeyIsRefused(String header) {
        assertThat(RequestKey.of("s", header, new byte[0])).isEmpty();
    }

    @Test
    void aKeyHasAtMost255Characters() {
        assertThat(RequestKey.of("s", "x".repeat(255), new byte[0])).isPresent();
        assertThat(RequestKey.of("s", "x".repeat(256), new byte[0])).isEmpty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
