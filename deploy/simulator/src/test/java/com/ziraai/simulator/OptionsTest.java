package com.ziraai.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.ziraai.simulator.json.InvalidField;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

    @Test
    void listensOnLoopbackUnlessToldOtherwise() {
        Options options = Options.of();
        assertThat(options.host()).isEqualTo("127.0.0.1");
        assertThat(options.port()).isEqualTo(8090);
        assertThat(options.faults()).isEmpty();
        assertThat(options.receipts().receipts()).isTrue();
    }

    @Test
    void readsTheCommandLine() {
        Options options =
                Options.of(
                        "--port", "0",
                        "--seed", "-7",
                        "--faults", "script.json",
                        "--receipts", "off",
                        "--receipt-delay", "1s..2s",
                        "--read-rate", "0.5",
                        "--statuses-per-post", "10",
                        "--receipt-retries", "3",
                        "--receipt-retry-delay", "20ms",
                        "--whatsapp-webhook", "http://127.0.0.1:8084/webhooks/whatsapp");
        assertThat(options.seed()).isEqualTo(-7);
        assertThat(options.faults()).contains(Path.of("script.json"));
        assertThat(options.receipts().receipts()).isFalse();
        assertThat(options.receipts().delay().max()).isEqualTo(Duration.ofSeconds(2));
        assertThat(options.receipts().readRate()).isEqualTo(0.5);
        assertThat(options.receipts().statusesPerPost()).isEqualTo(10);
        assertThat(options.receipts().whatsappWebhook()).isPresent();
        assertThat(options.redelivery().times()).isEqualTo(3);
    }

    @Test
    void takesSecretsFromTheEnvironmentAndKeepsThemOutOfText() {
        Map<String, String> environment =
                Map.of("KANNEL_PASSWORD", "hidden", "CLOUDAPI_APP_SECRET", "hidden", "HOST", "x");
        Options options = Options.of(environment, "--kannel-username", "tester");
        assertThat(options.kannel().password()).isEqualTo("hidden");
        assertThat(options.kannel().username()).isEqualTo("tester");
        assertThat(options.cloudApi().appSecret()).isEqualTo("hidden");
        assertThat(options.host()).isEqualTo("127.0.0.1");
        assertThat(options).asString().doesNotContain("hidden");
    }

    @ParameterizedTest
    @CsvSource({
        "--port,70000,--port",
        "--port,x,--port",
        "--receipts,maybe,--receipts",
        "--read-rate,much,--read-rate",
        "--read-rate,2,readRate",
        "--receipt-delay,soon,receiptDelay",
        "--whatsapp-webhook,nowhere,whatsappWebhook",
        "--colour,red,--colour",
        "port,1,port"
    })
    void namesTheOptionThatIsWrong(String option, String value, String field) {
        assertThatExceptionOfType(InvalidField.class)
                .isThrownBy(() -> Options.of(option, value))
                .satisfies(invalid -> assertThat(invalid.field()).isEqualTo(field));
    }

    @Test
    void anOptionNeedsAValue() {
        assertThatExceptionOfType(InvalidField.class).isThrownBy(() -> Options.of("--port"));
    }
}
