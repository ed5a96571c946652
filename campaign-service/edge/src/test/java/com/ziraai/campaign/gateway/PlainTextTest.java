package com.ziraai.campaign.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class PlainTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "Çiftçi", "😀", "a😀b", "\u202e", "\uffff", "\u0001"})
    void whatCanBeStoredIsPlain(String text) {
        assertThat(PlainText.isPlain(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\0", "a\0b", "\ud83d", "\ude00", "\ude00\ud83d", "😀\ud83d", "\ud83dx"})
    void whatCannotIsNot(String text) {
        assertThat(PlainText.isPlain(text)).isFalse();
    }

    @Test
    void treesAreLookedThroughNamesIncluded() {
        JsonMapper json = JsonMapper.shared();
        assertThat(PlainText.isPlain(json.readTree("{\"a\":[1,{\"b\":\"c\"}]}"))).isTrue();
        assertThat(PlainText.isPlain(json.readTree("{\"a\":[1,{\"b\":\"\\u0000\"}]}"))).isFalse();
        assertThat(PlainText.isPlain(json.readTree("{\"a\":{\"\\ud800\":1}}"))).isFalse();
    }

    @Test
    void anEchoIsShortAndCanBeWritten() {
        assertThat(PlainText.echo("a\0\r\nb\ud83d")).isEqualTo("a\ufffd\ufffd\ufffdb\ufffd");
        assertThat(PlainText.echo("x".repeat(299) + "😀😀")).isEqualTo("x".repeat(299) + "😀…");
        assertThat(PlainText.echo("x".repeat(300))).hasSize(300);
    }
}
