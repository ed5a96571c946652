package com.ziraai.channel.sms.provider.kannel;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.ziraai.channel.lane.Lane;
import com.ziraai.channel.lane.LaneSettings;
import com.ziraai.channel.provider.FailureCode;
import com.ziraai.channel.provider.Line;
import com.ziraai.channel.provider.Provider.Account;
import com.ziraai.channel.provider.SendResult.Rejected;
import com.ziraai.channel.sms.ChannelSmsApplication;
import com.ziraai.channel.testkit.Wire;
import com.ziraai.channel.wire.HttpWire;
import com.ziraai.contract.OperationId;
import com.ziraai.contract.Topics;
import com.ziraai.event.Attempt;
import com.ziraai.event.AttemptStatus;
import com.ziraai.event.DeliveryOutcome;
import com.ziraai.event.Item;
import com.ziraai.event.SmsSend;
import com.ziraai.infrastructure.TestInfrastructure;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole service against Debian's Kannel; {@code .ci/kannel} installs it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KannelIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private RealKannel kannel;
    private ConfigurableApplicationContext service;
    private Wire<DeliveryOutcome> wire;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        assumeTrue(
                RealKannel.isInstalled(),
                "Kannel is not installed (Debian packages kannel and kannel-extras); run .ci/kannel as root");
        kannel = RealKannel.start(folder);
        Map<String, String> environment =
                new HashMap<>(TestInfrastructure.shared().environment("channel_sms_kannel"));
        int port = RealKannel.freePort();
        environment.put("server.port", Integer.toString(port));
        environment.put("server.address", "127.0.0.1");
        environment.put("channel.fence.epoch", "kannel");
        // Other tests of this JVM used the topics with another database.
        environment.put("channel.fence.adopt", "none");
        environment.put("channel.callback.secret", "a secret of the tests alone");
        environment.put("channel.callback.base-url", "http://127.0.0.1:" + port);
        environment.put("kannel.url", kannel.url());
        environment.put("kannel.username", "tester");
        environment.put("kannel.password", "foobar");
        environment.put("kannel.from", "ZIRAAI");
        service =
                new SpringApplicationBuilder(ChannelSmsApplication.class)
                        .run(
                                environment.entrySet().stream()
                                        .map(each -> "--" + each.getKey() + "=" + each.getValue())
                                        .toArray(String[]::new));
        wire = new Wire<>(environment, Topics.SMS_OUTCOMES);
    }

    @AfterAll
    void stop() throws InterruptedException {
        if (wire != null) {
            wire.close();
            service.close();
        }
        if (kannel != null) {
            kannel.close();
        }
    }

    @Test
    void sevenBitTextArrivesIntactAndIsDelivered() {
        String text = "Merhaba! Kod: SP-20250115-A7B2C @ 5€ {ürün} + %20 & https://ziraai.com/?a=1";
        awaitDelivered(send(text));
        assertThat(kannel.handedToNetwork()).contains("ZIRAAI +905551234567 text " + text);
    }

    @Test
    void turkishTextArrivesIntactAndIsDelivered() {
        String text = "Çiftçi İğdır'a şöyle: ığüşöç ĞÜŞİÖÇ 👋";
        awaitDelivered(send(text));
        assertThat(kannel.handedToNetwork())
                .anySatisfy(message -> {
                    assertThat(message).startsWith("ZIRAAI +905551234567 ucs-2 ");
                    assertThat(ucs2(message)).isEqualTo(text);
                });
    }

    @Test
    void aWrongPasswordIsAnAlarmNotARetry() {
        KannelSettings settings =
                new KannelSettings(
                        URI.create(kannel.url()), "tester", "wrong", "ZIRAAI", List.of(), 100, 10);
        try (var lane = laneOf(settings)) {
            assertThat(lane.send(command("x"), "token", Optional::empty).block())
                    .hasToString(
                            new Rejected(FailureCode.PROVIDER_CREDENTIALS.failure("HTTP 403"))
                                    .toString());
        }
    }

    private Lane<SmsSend> laneOf(KannelSettings settings) {
        var receipts = URI.create("http://127.0.0.1:1/receipts/kannel");
        return new Lane<>(
                new Account<>(
                        settings.all().getFirst(),
                        Line.of(
                                new KannelDialect(settings, settings.from(), receipts),
                                new HttpWire(
                                        settings.url(),
                                        service.getBean(LaneSettings.class),
                                        Clock.systemUTC()))),
                service.getBean(LaneSettings.class),
                new SimpleMeterRegistry(),
                Clock.systemUTC());
    }

    private static String ucs2(String message) {
        String words = message.substring(message.lastIndexOf(' ') + 1);
        return new String(URLDecoder.decode(words, ISO_8859_1).getBytes(ISO_8859_1), UTF_16BE);
    }

    private static SmsSend command(String text) {
        OperationId operation =
                OperationId.create("bulk", Instant.now(), RandomGenerator.getDefault());
        Item item =
                new Item(
                        operation.value(),
                        0,
                        "sponsor-1",
                        "AbCdEfGhIjKlMnOpQrStUv",
                        Instant.now().truncatedTo(ChronoUnit.MILLIS));
        return new SmsSend(
                new Attempt(item, 1), "+905551234567", "TR", text, Instant.now(), List.of(), null);
    }

    private Attempt send(String text) {
        SmsSend command = command(text);
        wire.send(Topics.SMS_SEND, command.getAttempt().getItem().getContactKey(), command);
        return command.getAttempt();
    }

    private void awaitDelivered(Attempt attempt) {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(statuses(attempt))
                                .contains(AttemptStatus.ACCEPTED, AttemptStatus.DELIVERED));
        assertThat(statuses(attempt)).doesNotContain(AttemptStatus.FAILED, AttemptStatus.UNKNOWN);
    }

    private List<AttemptStatus> statuses(Attempt attempt) {
        return wire.records().stream()
                .filter(each -> each.getAttempt().equals(attempt))
                .map(DeliveryOutcome::getStatus)
                .toList();
    }
}
