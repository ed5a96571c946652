package com.ziraai.all;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class VariablesTest {

    private static final Map<String, String> ALL =
            Map.of(
                    "PATH", "/bin",
                    "SERVER_PORT", "1",
                    "CAMPAIGN__SERVER_PORT", "2",
                    "CHANNEL_SMS__SERVER_PORT", "3",
                    "CAMPAIGN__A", "b");

    @Test
    void aServiceSeesItsOwnAndWhatIsEverybodys() {
        assertThat(Variables.own("campaign", ALL))
                .isEqualTo(Map.of("PATH", "/bin", "SERVER_PORT", "2", "A", "b"));
        assertThat(Variables.of("channel-sms", ALL).getProperty("server.port")).isEqualTo("3");
        assertThat(Variables.of("dispatch", ALL).getProperty("server.port")).isEqualTo("1");
        assertThat(Variables.of("dispatch", ALL).containsProperty("a")).isFalse();
    }
}
