package com.ziraai.dispatch.decision;

import static com.ziraai.event.AttemptStatus.REJECTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ziraai.dispatch.DispatchApplication;
import com.ziraai.dispatch.SampleItems;
import com.ziraai.dispatch.gate.Answer;
import com.ziraai.dispatch.gate.Answer.End;
import com.ziraai.dispatch.gate.Answer.Pass;
import com.ziraai.dispatch.gate.Answer.Wait;
import com.ziraai.dispatch.gate.Check;
import com.ziraai.dispatch.gate.Send;
import com.ziraai.dispatch.item.AttemptKey;
import com.ziraai.dispatch.item.ItemKey;
import com.ziraai.event.ErrorCategory;
import com.ziraai.event.ItemStatus;
import com.ziraai.event.RetryPlan;
import com.ziraai.event.SmsSend;
import com.ziraai.messaging.testkit.RunningApplication;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** A check nobody has yet, before a first attempt, a retry and a fallback. */
class GateIT extends DispatchScene {

    /** What the check says of an attempt; of the others, that they may go. */
    private static final Map<AttemptKey, Answer> SAYS = new ConcurrentHashMap<>();

    private static final End TOO_LATE =
            new End(
                    ItemStatus.SKIPPED,
                    "TOO_LATE",
                    ErrorCategory.BUSINESS,
                    "It is too late for this message.",
                    false);

    @SpringBootConfiguration
    @Import(DispatchApplication.class)
    static class WithOneMoreCheck {

        @Bean
        Check scripted() {
            return new Check() {
                @Override
                public Mono<Map<AttemptKey, Answer>> ask(Collection<Send> sends) {
                    Map<AttemptKey, Answer> answers = new HashMap<>();
                    sends.forEach(each ->
                            answers.put(
                                    each.attempt(), SAYS.getOrDefault(each.attempt(), new Pass())));
                    return Mono.just(answers);
                }

                @Override
                public List<End> endings() {
                    return List.of(TOO_LATE);
                }
            };
        }
    }

    @BeforeAll
    static void addTheCheck() {
        service.close();
        service = new RunningApplication(WithOneMoreCheck.class, "dispatch");
    }

    @AfterEach
    void passAll() {
        SAYS.clear();
    }

    private AttemptKey attempt(int index, int attemptNo) {
        return new AttemptKey(ItemKey.of(SampleItems.item(operation, index)), attemptNo);
    }

    private static Wait until(Duration from) {
        return new Wait("NOT_YET", Instant.now().plus(from));
    }

    @Test
    void aFirstAttemptWaitsUntilItsTimeAlsoOverARestart() {
        Wait wait = until(Duration.ofSeconds(8));
        IntStream.range(0, 10).forEach(index -> SAYS.put(attempt(index, 1), wait));
        publish(IntStream.range(0, 20).mapToObj(index -> ready(index, it -> it)).toList());

        await().atMost(SOON).until(() -> sms().size() == 10 && followups() == 10);
        assertThat(waiting("NOT_YET")).isEqualTo(10);
        String story =
                service.get(
                                "/api/v1/operations/" + operation + "/items/0",
                                service.tokens().admin())
                        .body();
        var told = JsonMapper.shared().readTree(story).at("/data");
        assertThat(told.at("/decisions/0/waitsFor").asString()).isEqualTo("NOT_YET");
        assertThat(told.at("/waiting/0/kind").asString()).isEqualTo("GATE");
        assertThat(told.at("/waiting/0/reason").asString()).isEqualTo("NOT_YET");
        assertThat(Instant.parse(told.at("/waiting/0/dueAt").asString()))
                .isBetween(wait.until().minusMillis(1), wait.until().plusMillis(1));
        service.stop();
        SAYS.clear();
        service.startAgain();

        await().atMost(SOON).until(() -> sms().size() == 20);
        assertThat(sms().stream().distinct()).hasSize(20);
        assertThat(sms().stream().filter(each -> index(each) < 10))
                .allMatch(each -> !each.getDecidedAt().isBefore(wait.until().minusMillis(1)))
                .allMatch(each -> each.getAttempt().getAttemptNo() == 1);
        await().atMost(SOON).until(() -> followups() == 0 && waiting("NOT_YET") == 0);
    }

    @Test
    void whatStillMayNotGoWaitsOnAndMayEndThere() {
        SAYS.put(attempt(0, 1), until(Duration.ofSeconds(1)));
        SAYS.put(attempt(1, 1), until(Duration.ofSeconds(1)));
        publish(List.of(ready(0, it -> it), ready(1, it -> it)));
        await().atMost(SOON).until(() -> followups() == 2);
        SAYS.put(attempt(0, 1), TOO_LATE);
        SAYS.put(attempt(1, 1), new Wait("ANOTHER", Instant.now().plusSeconds(3)));

        var end = awaitEnd();
        assertThat(end.getItem().getItemIndex()).isZero();
        assertThat(end.getStatus()).isEqualTo(ItemStatus.SKIPPED);
        assertThat(end.getCode()).isEqualTo("TOO_LATE");
        assertThat(end.getAttemptNo()).isZero();
        await().atMost(SOON).until(() -> waiting("ANOTHER") == 1);
        SAYS.clear();
        await().atMost(SOON).until(() -> sms().size() == 1);
        assertThat(index(sms().getFirst())).isEqualTo(1);
        assertThat(ends()).hasSize(1);
    }

    @Test
    void aRetryAndAFallbackPassTheSameGate() {
        publish(
                List.of(
                        ready(0, request -> request.setRetry(new RetryPlan(1, 1))),
                        ready(1, it -> it),
                        ready(2, it -> it)));
        await().atMost(SOON).until(() -> sms().size() == 3);
        SAYS.put(attempt(0, 2), TOO_LATE);
        SAYS.put(attempt(1, 2), TOO_LATE);
        SAYS.put(attempt(2, 2), until(Duration.ofSeconds(2)));
        say(
                List.of(
                        sms(0, 1, REJECTED, BUSY),
                        sms(1, 1, REJECTED, UNREACHABLE),
                        sms(2, 1, REJECTED, UNREACHABLE)));

        await().atMost(SOON).until(() -> ends().size() == 2 && waiting("NOT_YET") == 1);
        assertThat(ends())
                .allMatch(each -> each.getCode().equals("TOO_LATE"))
                .allMatch(each -> each.getAttemptNo() == 1);
        SAYS.clear();
        await().atMost(SOON).until(() -> whatsapp().size() == 1);
        assertThat(whatsapp().getFirst().getAttempt().getAttemptNo()).isEqualTo(2);
        assertThat(sms()).hasSize(3);
    }

    /** Whoever stopped between the row and the record has it told when its cause comes again. */
    @Test
    void whatTheGateDecidedIsRepeatedWhateverItWouldSayNow() throws Exception {
        SAYS.put(attempt(0, 1), TOO_LATE);
        publish(List.of(ready(0, it -> it), ready(1, it -> it)));
        await().atMost(SOON).until(() -> ends().size() == 1 && sms().size() == 1);
        SAYS.clear();
        SAYS.put(attempt(1, 1), TOO_LATE);
        service.stop();
        service.topics().forgetOffsets("dispatch-service.ready");
        service.startAgain();

        await().atMost(SOON).until(() -> ends().size() == 2 && sms().size() == 2);
        assertThat(ends().stream().distinct()).hasSize(1);
        assertThat(sms().stream().distinct()).hasSize(1);
        assertThat(decisions()).isEqualTo(2);
    }

    private long waiting(String reason) {
        return count(
                "SELECT count(*) FROM decision WHERE operation_id = :operation AND waits_for = '"
                        + reason
                        + "'");
    }

    private static int index(SmsSend each) {
        return each.getAttempt().getItem().getItemIndex();
    }
}
