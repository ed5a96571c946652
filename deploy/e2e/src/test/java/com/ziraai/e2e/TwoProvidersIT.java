package com.ziraai.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ziraai.infrastructure.Port;
import com.ziraai.infrastructure.Ports;
import com.ziraai.local.sponsor.Ledger;
import com.ziraai.local.sponsor.Recipient;
import com.ziraai.local.sponsor.Request;
import com.ziraai.local.sponsor.SampleRecipients;
import com.ziraai.local.sponsor.SponsorApi;
import com.ziraai.local.sponsor.State;
import com.ziraai.local.sponsor.Status;
import com.ziraai.local.system.LocalSystem;
import com.ziraai.local.system.Service;
import com.ziraai.local.system.SystemOptions;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Kannel and Twilio in one channel-sms-service, Twilio dead for a while: Turkey is served by both,
 * India by Twilio only. As a command: {@code mvn verify -pl deploy/e2e -am -Dit.test=TwoProvidersIT
 * -Dproviders.items=20000 -Dproviders.seconds=60}.
 */
@EnabledIfSystemProperty(named = "providers.items", matches = "\\d+")
class TwoProvidersIT {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final String KANNEL = "ZIRAAI";
    private static final String TWILIO = "+15017122661";

    private final int items = Integer.getInteger("providers.items", 1_000);
    private final Duration dead = Duration.ofSeconds(Integer.getInteger("providers.seconds", 20));

    @Test
    void whatADeadProviderShouldHaveSentGoesByTheOtherOrWaits() throws Exception {
        Ports ports = Ports.free();
        int twilio = freePort();
        try (TcpGate gate = new TcpGate(twilio, ports.number(Port.SIMULATOR));
                LocalSystem system = LocalSystem.start(options(ports, twilio))) {
            SponsorApi sponsor = new SponsorApi(system, "two-providers", "Two Providers");
            sponsor.raisePlan();
            List<Request> requests = requests();
            List<String> operations = new ArrayList<>();
            for (Request each : requests) {
                operations.add(sponsor.sendLinks(each, "two providers"));
            }
            await().atMost(PATIENCE).until(() -> accepted(sponsor, operations) >= items / 10);
            gate.shut();
            await().atMost(PATIENCE)
                    .until(() -> accepted(sponsor, operations) >= turkish(requests) * 9 / 10);
            awaitPassed(dead, sponsor, operations);
            long waiting =
                    statuses(sponsor, operations).stream()
                            .mapToLong(each -> each.count(State.PENDING))
                            .sum();
            assertThat(waiting).as("of India, which only Twilio serves").isPositive();
            gate.open();
            await().atMost(PATIENCE)
                    .until(() ->
                            statuses(sponsor, operations).stream()
                                    .allMatch(TwoProvidersIT::isAtRest));
            Ledger ledger = ledger(sponsor, operations);
            assertThat(ledger.acceptedTwice()).isZero();
            assertThat(ledger.attemptsTwice()).isZero();
            assertThat(statuses(sponsor, operations).stream().mapToLong(Status::sum).sum())
                    .isEqualTo(items);
            assertThat(stories(system, operations.getFirst(), requests.getFirst()))
                    .anySatisfy(story ->
                            assertThat(story)
                                    .contains(
                                            "\"sender\":\"" + KANNEL + "\"",
                                            "\"route\":\"HOME_RESTS\""));
        }
    }

    /** States add up in every answer meanwhile. */
    private void awaitPassed(Duration time, SponsorApi sponsor, List<String> operations) {
        long end = System.nanoTime() + time.toNanos();
        await().atMost(PATIENCE)
                .until(() -> {
                    statuses(sponsor, operations)
                            .forEach(status -> assertThat(status.sum()).isEqualTo(status.total()));
                    return System.nanoTime() > end;
                });
    }

    /** A call that was cut may stand unknown: nobody can tell what became of it. */
    private static boolean isAtRest(Status status) {
        return status.settled() == status.total() && status.count(State.SENT) == 0;
    }

    private static List<Status> statuses(SponsorApi sponsor, List<String> operations) {
        return operations.stream().map(sponsor::status).toList();
    }

    private static long accepted(SponsorApi sponsor, List<String> operations) {
        return operations.stream().mapToLong(each -> sponsor.ledger(each).acceptedCalls()).sum();
    }

    private static Ledger ledger(SponsorApi sponsor, List<String> operations) {
        return operations.stream().map(sponsor::ledger).reduce(Ledger.NOTHING, Ledger::plus);
    }

    private static long turkish(List<Request> requests) {
        return requests.stream()
                .flatMap(each -> each.recipients().stream())
                .filter(each -> !isIndian(each))
                .count();
    }

    /** Of one country each: an operation waits for its own unfinished batches. */
    private List<Request> requests() {
        return SampleRecipients.from(100_000)
                .filter(each -> each.expected() == Recipient.Expected.VALID)
                .limit(items)
                .collect(Collectors.partitioningBy(TwoProvidersIT::isIndian))
                .values()
                .stream()
                .flatMap(people ->
                        IntStream.iterate(0, at -> at < people.size(), at -> at + Request.MOST)
                                .mapToObj(at ->
                                        new Request(
                                                "SMS",
                                                people.subList(
                                                        at,
                                                        Math.min(
                                                                people.size(),
                                                                at + Request.MOST)))))
                .toList();
    }

    private static boolean isIndian(Recipient recipient) {
        String digits = recipient.phone().replaceAll("[^0-9+]", "");
        return digits.startsWith("+91") || digits.startsWith("0091");
    }

    /** Of those who were sent to last: the first were through before anybody was dead. */
    private static List<String> stories(LocalSystem system, String operation, Request sent)
            throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        List<String> stories = new ArrayList<>();
        int size = sent.recipients().size();
        for (int i = Math.max(0, size - 1_000); i < size; i++) {
            HttpRequest request =
                    HttpRequest.newBuilder(
                                    URI.create(
                                            system.url(Service.CAMPAIGN)
                                                    + "/api/v1/bulk-operations/"
                                                    + operation
                                                    + "/items/"
                                                    + i))
                            .header(
                                    "Authorization",
                                    "Bearer " + system.token("two-providers", "Two", "Sponsor"))
                            .build();
            stories.add(http.send(request, BodyHandlers.ofString()).body());
        }
        return stories;
    }

    private static SystemOptions options(Ports ports, int twilio) throws IOException {
        Path folder = Files.createTempDirectory(Path.of("target"), "providers").toAbsolutePath();
        return SystemOptions.of(folder.resolve("data"), ports)
                .withFences(folder.resolve("fences"))
                .withSimulator(List.of("--twilio-auth-token", "a-token-of-the-tests"))
                .withEnvironment(
                        Map.of(
                                "KANNEL_SENDERS_0_NAME", KANNEL,
                                "KANNEL_SENDERS_0_COUNTRIES", "TR",
                                "TWILIO_URL", "http://127.0.0.1:" + twilio,
                                "TWILIO_ACCOUNT_SID", "AC00000000000000000000000000000000",
                                "TWILIO_AUTH_TOKEN", "a-token-of-the-tests",
                                "TWILIO_FROM", TWILIO,
                                "TWILIO_RATE_PER_SECOND", "3000"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
