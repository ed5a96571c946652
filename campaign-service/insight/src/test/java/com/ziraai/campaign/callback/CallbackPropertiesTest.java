package com.ziraai.campaign.callback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class CallbackPropertiesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com/hook",
                "http://127.0.0.1:9000/hook",
                "https://127.0.0.1:9000/hook",
                "http://localhost:9000/hook",
                "https://[::1]:9000/hook"
            })
    void neitherWithoutEncryptionNorTheMachineItselfIsCalledUnlessItIsSaid(String url) {
        assertThat(problemOf(url, Map.of())).isPresent();
    }

    /** As the launcher of a system for one machine says it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:9000/hook",
                "http://localhost:9000/hook",
                "http://[::1]:9000/hook"
            })
    void theMachineItselfIsCalledWhereItIsSaid(String url) {
        assertThat(problemOf(url, LOOPBACK)).isEmpty();
    }

    @Test
    void noOtherHostOfTheHouseIsCalledThen() {
        assertThat(problemOf("http://10.0.0.1/hook", LOOPBACK)).hasValue("CALLBACK_NOT_PUBLIC");
    }

    private static final Map<String, String> LOOPBACK =
            Map.of(
                    "campaign.callback.allow-http", "true",
                    "campaign.callback.allowed-networks", "127.0.0.0/8,::1/128");

    private static Optional<String> problemOf(String url, Map<String, String> settings) {
        CallbackProperties properties =
                new Binder(new MapConfigurationPropertySource(settings))
                        .bindOrCreate("campaign.callback", CallbackProperties.class);
        return new CallbackConfiguration().callbackUrls(properties).problemOf(url);
    }
}
