package com.ziraai.channel.testkit;

import static com.ziraai.event.AttemptStatus.ACCEPTED;
import static com.ziraai.event.AttemptStatus.REJECTED;
import static com.ziraai.event.AttemptStatus.UNKNOWN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ziraai.event.Attempt;
import com.ziraai.event.DeliveryOutcome;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What a channel service promises that has several senders: one whose provider is the scene's, one
 * of another provider, both for everywhere, and a slow one of the other provider, which alone
 * serves {@link #SLOW_COUNTRY}.
 *
 * @param <C> the command of the service
 */
public abstract class SeveralSendersContract<C extends SpecificRecord> extends ChannelScene<C> {

    /** The two fast senders do not serve it. */
    protected static final String SLOW_COUNTRY = "AZ";

    /** Nobody serves it. */
    protected static final String NOWHERE = "AQ";

    protected static final int SLOW_PER_SECOND = 1;

    /** The provider of the second and the slow sender. */
    protected final ScriptedProvider other = new ScriptedProvider();

    /** Name of the scene's own provider's sender. */
    protected abstract String first();

    /** Name of the other provider's fast sender. */
    protected abstract String second();

    /** Name of the slow one. */
    protected abstract String slow();

    /** A command that is that attempt and goes there. */
    protected abstract C command(Attempt attempt, String country, List<String> avoid);

    /** The other provider takes the message. */
    protected abstract Reply.Answer takenByOther();

    @Override
    protected final C command(Attempt attempt) {
        return command(attempt, "TR", List.of());
    }

    @BeforeEach
    void forgetOther() {
        other.reset();
        other.otherwise(takenByOther());
    }

    @Test
    void bothSendAndAContactKeepsItsSender() {
        List<Attempt> attempts = attempts(40);
        send(attempts.toArray(Attempt[]::new));
        Set<String> senders =
                attempts.stream()
                        .map(each -> awaitOutcome(each, ACCEPTED).getSender())
                        .collect(Collectors.toSet());
        assertThat(senders).containsExactlyInAnyOrder(first(), second());
        Attempt again = attemptTo(attempts.getFirst().getItem().getContactKey());
        send(again);
        assertThat(awaitOutcome(again, ACCEPTED).getSender())
                .isEqualTo(awaitOutcome(attempts.getFirst(), ACCEPTED).getSender());
    }

    @Test
    void aSlowSenderDelaysNobodyElse() {
        List<Attempt> slow = attempts(20);
        List<Attempt> fast = attempts(100);
        slow.forEach(each -> send(command(each, SLOW_COUNTRY, List.of()), each));
        fast.forEach(this::send);
        fast.forEach(each -> awaitOutcome(each, ACCEPTED));
        int behind = slow.size() - (int) slow.stream().filter(this::isTold).count();
        assertThat(behind).as("slow ones still waiting").isPositive();
        slow.forEach(
                each -> assertThat(awaitOutcome(each, ACCEPTED).getSender()).isEqualTo(slow()));
        assertThat(provider.requests().size() + other.requests().size())
                .as("each was sent once")
                .isEqualTo(slow.size() + fast.size());
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(keptCommands()).isZero());
    }

    private boolean isTold(Attempt attempt) {
        return !outcomes(attempt).isEmpty();
    }

    @Test
    void whileOneRestsTheOtherSendsInTheSameAttempt() throws Exception {
        provider.otherwise(Reply.throttled(5));
        List<Attempt> attempts = attempts(40);
        send(attempts.toArray(Attempt[]::new));
        attempts.forEach(each ->
                assertThat(awaitOutcome(each, ACCEPTED))
                        .returns(second(), DeliveryOutcome::getSender)
                        .returns(1, told -> told.getAttempt().getAttemptNo()));
        assertThat(other.requests()).hasSize(40);
        List<String> stories = new ArrayList<>();
        for (Attempt each : attempts) {
            stories.add(ask(each, "sponsor-1").body());
        }
        assertThat(stories).anyMatch(story -> story.contains("\"route\":\"HOME_RESTS\""));
        assertThat(stories).anyMatch(story -> story.contains("\"route\":\"HOME\""));
    }

    @Test
    void whatFailedByASenderGoesByAnotherOrNot() {
        Attempt byOther = attempt();
        Attempt byNone = attempt();
        Attempt nowhere = attempt();
        send(command(byOther, "TR", List.of(first())), byOther);
        send(command(byNone, "TR", List.of(first(), second())), byNone);
        send(command(nowhere, NOWHERE, List.of()), nowhere);
        assertThat(awaitOutcome(byOther, ACCEPTED).getSender()).isEqualTo(second());
        assertThat(code(awaitOutcome(byNone, REJECTED))).isEqualTo("NO_OTHER_SENDER");
        assertThat(code(awaitOutcome(nowhere, REJECTED))).isEqualTo("NO_SENDER");
        assertThat(provider.requests()).isEmpty();
        assertThat(other.requests()).hasSize(1);
    }

    private static String code(DeliveryOutcome outcome) {
        return outcome.getFailure().getCode();
    }

    @Test
    void whoWasCalledAndDidNotAnswerIsNotStoodInFor() {
        provider.otherwise(new Reply.Drop());
        other.otherwise(new Reply.Drop());
        List<Attempt> attempts = attempts(10);
        send(attempts.toArray(Attempt[]::new));
        attempts.forEach(each -> awaitOutcome(each, UNKNOWN));
        assertThat(provider.requests().size() + other.requests().size()).isEqualTo(10);
    }

    @Test
    void aSenderTakenOutSendsNothingMoreAndIsBackWithoutARestart() throws Exception {
        change(second(), "{\"enabled\":false}");
        try {
            List<Attempt> attempts = attempts(40);
            send(attempts.toArray(Attempt[]::new));
            attempts.forEach(each ->
                    assertThat(awaitOutcome(each, ACCEPTED).getSender()).isEqualTo(first()));
            assertThat(other.requests()).isEmpty();
            List<String> stories = new ArrayList<>();
            for (Attempt each : attempts) {
                stories.add(ask(each, "sponsor-1").body());
            }
            assertThat(stories).anyMatch(story -> story.contains("\"route\":\"HOME_OFF\""));
            assertThat(senders()).contains("\"standing\":\"OFF\"");
        } finally {
            change(second(), "{\"enabled\":true}");
        }
        List<Attempt> attempts = attempts(40);
        send(attempts.toArray(Attempt[]::new));
        assertThat(
                        attempts.stream()
                                .map(each -> awaitOutcome(each, ACCEPTED).getSender())
                                .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(first(), second());
    }

    /** What only that sender serves is not rejected: it may be back any time. */
    @Test
    void whatOnlyASenderTakenOutServesWaitsForIt() throws Exception {
        change(slow(), "{\"enabled\":false}");
        Attempt waiting = attempt();
        try {
            send(command(waiting, SLOW_COUNTRY, List.of()), waiting);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(keptCommands()).isOne());
            assertThat(outcomes(waiting)).isEmpty();
        } finally {
            change(slow(), "{\"enabled\":true}");
        }
        assertThat(awaitOutcome(waiting, ACCEPTED).getSender()).isEqualTo(slow());
    }

    /** It was kept for a sender at its pace, and another one could have sent it all along. */
    @Test
    void whatWaitsForASenderTakenOutGoesByAnotherThatServesItSince() throws Exception {
        change(slow(), "{\"enabled\":false}");
        Attempt waiting = attempt();
        try {
            send(command(waiting, SLOW_COUNTRY, List.of()), waiting);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(keptCommands()).isOne());
            change(second(), "{\"countries\":[\"TR\",\"IN\",\"%s\"]}".formatted(SLOW_COUNTRY));
            assertThat(awaitOutcome(waiting, ACCEPTED).getSender()).isEqualTo(second());
        } finally {
            change(second(), "{\"countries\":[\"TR\",\"IN\"]}");
            change(slow(), "{\"enabled\":true}");
        }
    }

    @Test
    void aDaysCapacityIsNotExceededAndTheOthersTakeOver() throws Exception {
        change(second(), "{\"dailyCapacity\":5}");
        try {
            List<Attempt> attempts = attempts(60);
            send(attempts.toArray(Attempt[]::new));
            List<String> senders =
                    attempts.stream()
                            .map(each -> awaitOutcome(each, ACCEPTED).getSender())
                            .toList();
            assertThat(senders.stream().filter(second()::equals)).hasSize(5);
            assertThat(other.requests()).hasSize(5);
            List<String> stories = new ArrayList<>();
            for (Attempt each : attempts) {
                stories.add(ask(each, "sponsor-1").body());
            }
            assertThat(stories).anyMatch(story -> story.contains("\"route\":\"HOME_FULL\""));
            assertThat(senders()).contains("\"standing\":\"FULL\"");
        } finally {
            change(second(), "{\"dailyCapacity\":null}");
        }
    }

    @Test
    void aRateIsChangedWhileTheSenderSends() throws Exception {
        change(slow(), "{\"ratePerSecond\":200}");
        try {
            List<Attempt> attempts = attempts(60);
            long begun = System.nanoTime();
            attempts.forEach(each -> send(command(each, SLOW_COUNTRY, List.of()), each));
            attempts.forEach(each -> awaitOutcome(each, ACCEPTED));
            assertThat((System.nanoTime() - begun) / 1e9)
                    .as("seconds, and a minute at its old rate")
                    .isLessThan(30);
        } finally {
            change(slow(), "{\"ratePerSecond\":%d}".formatted(SLOW_PER_SECOND));
        }
    }

    @Test
    void onlyTheGatewayMayChangeASenderAndOnlyByATokenForThat() throws Exception {
        String path = "/api/v1/senders/" + segment(second());
        HttpRequest.Builder put =
                HttpRequest.newBuilder(url().resolve(path))
                        .PUT(BodyPublishers.ofString("{\"enabled\":false}"));
        assertThat(asGateway("senders.read", put.copy()).statusCode()).isEqualTo(403);
        assertThat(http().send(put.copy().build(), BodyHandlers.discarding()).statusCode())
                .isEqualTo(401);
        assertThat(ask("/api/v1/senders", "sponsor-1").statusCode()).isEqualTo(401);
        HttpRequest.Builder nobody =
                HttpRequest.newBuilder(url().resolve("/api/v1/senders/nobody"))
                        .PUT(BodyPublishers.ofString("{}"));
        assertThat(asGateway("senders.change", nobody).statusCode()).isEqualTo(404);
        HttpRequest.Builder impossible =
                HttpRequest.newBuilder(url().resolve(path))
                        .PUT(BodyPublishers.ofString("{\"ratePerSecond\":0}"));
        assertThat(asGateway("senders.change", impossible).statusCode()).isEqualTo(400);
    }

    private void change(String sender, String change) throws Exception {
        HttpResponse<String> answer =
                asGateway(
                        "senders.change",
                        HttpRequest.newBuilder(url().resolve("/api/v1/senders/" + segment(sender)))
                                .PUT(BodyPublishers.ofString(change)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static String segment(String sender) {
        return URLEncoder.encode(sender, UTF_8);
    }

    private String senders() throws Exception {
        return asGateway("senders.read", HttpRequest.newBuilder(url().resolve("/api/v1/senders")))
                .body();
    }

    @Test
    void theHealthShowsEachSender() throws IOException, InterruptedException {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(get("/actuator/health"))
                                .contains(first())
                                .contains(second())
                                .contains(slow()));
    }

    /** To as many people. */
    private List<Attempt> attempts(int number) {
        Set<String> keys = new HashSet<>();
        List<Attempt> attempts = new ArrayList<>();
        while (attempts.size() < number) {
            Attempt each = attemptTo("%022d".formatted(attempts.size() + 1000L * keys.size()));
            keys.add(each.getItem().getContactKey());
            attempts.add(each);
        }
        return attempts;
    }
}
