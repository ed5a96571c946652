package com.ziraai.channel.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.ziraai.channel.provider.FailureCode;
import com.ziraai.channel.provider.SendResult;
import com.ziraai.channel.provider.SendResult.Accepted;
import com.ziraai.channel.provider.SendResult.Rejected;
import com.ziraai.channel.provider.SendResult.Throttled;
import com.ziraai.channel.sender.Sender;
import com.ziraai.channel.sender.Standing;
import com.ziraai.channel.testkit.Reply;
import com.ziraai.channel.testkit.ScriptedProvider;
import com.ziraai.event.SmsSend;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class LaneTest {

    static final LaneSettings SETTINGS =
            new LaneSettings(
                    8,
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(3),
                    Duration.ofMinutes(15));

    /** Of the watch, at ten in the morning. */
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private final ScriptedProvider provider = new ScriptedProvider();
    private final Watch clock = new Watch();
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private Lane<SmsSend> lane = laneAt(1000);

    private Lane<SmsSend> laneAt(double ratePerSecond) {
        return new Lane<>(
                PlainProvider.account(provider.url(), ratePerSecond, SETTINGS, clock),
                SETTINGS,
                meters,
                clock);
    }

    @AfterEach
    void stop() {
        lane.close();
        provider.close();
    }

    @Test
    void aThrottledLaneCallsNobodyUntilItsRestIsOver() {
        provider.script(Reply.throttled(60), PlainProvider.OK);
        assertThat(send(1)).containsExactly(new Throttled(Duration.ofMinutes(1)));
        clock.pass(Duration.ofSeconds(20));
        assertThat(send(5)).containsOnly(new Throttled(Duration.ofSeconds(40)));
        assertThat(provider.requests()).hasSize(1);
        clock.pass(Duration.ofSeconds(40));
        assertThat(send(1)).hasOnlyElementsOfType(Accepted.class);
    }

    @Test
    void aRestIsNeverLongerThanConfigured() {
        provider.script(Reply.throttled(86_400));
        assertThat(send(1)).containsExactly(new Throttled(Duration.ofMinutes(15)));
    }

    @Test
    void aProviderInTroubleIsLeftAlone() {
        provider.otherwise(Reply.answer(500, ""));
        List<SendResult> results = send(60);
        int called = provider.requests().size();
        assertThat(called).isBetween(20, 60);
        assertThat(results.subList(50, 60)).hasOnlyElementsOfType(Throttled.class);
    }

    @Test
    void refusalsDoNotOpenTheBreaker() {
        provider.otherwise(Reply.answer(400, ""));
        assertThat(send(60))
                .containsOnly(new Rejected(FailureCode.PROVIDER_REFUSED.failure("HTTP 400")));
        assertThat(provider.requests()).hasSize(60);
    }

    @Test
    void callsKeepTheShareOfTheRate() {
        lane.close();
        lane = laneAt(400);
        lane.share(3, 12);
        provider.otherwise(PlainProvider.OK);
        long begun = System.nanoTime();
        send(101);
        double seconds = (System.nanoTime() - begun) / 1e9;
        // A hundred more at a quarter of 400 a second.
        assertThat(seconds).isBetween(0.9, 10.0);
    }

    @Test
    void aSenderThatIsTakenOutCallsNobodyAndOneThatIsBackDoes() {
        provider.otherwise(PlainProvider.OK);
        lane.become(with(false, 1000, OptionalLong.empty()));
        assertThat(lane.standing()).isEqualTo(Standing.OFF);
        assertThat(send(3)).hasOnlyElementsOfType(Throttled.class);
        assertThat(provider.requests()).isEmpty();
        lane.become(with(true, 1000, OptionalLong.empty()));
        clock.pass(Duration.ofSeconds(2));
        assertThat(lane.standing()).isEqualTo(Standing.OPEN);
        assertThat(send(3)).hasOnlyElementsOfType(Accepted.class);
    }

    @Test
    void aChangedRateHoldsForItsShare() {
        lane.share(1, 4);
        lane.become(with(true, 400, OptionalLong.empty()));
        assertThat(lane.allowedPerSecond()).isEqualTo(100);
    }

    @Test
    void aFullSenderCallsForWhatItTookAndTakesNoMoreUntilTheDayEnds() {
        provider.otherwise(PlainProvider.OK);
        lane.become(with(true, 1000, OptionalLong.of(10)));
        assertThat(lane.capacityLeft()).isNaN();
        lane.left(TODAY, 0);
        assertThat(lane.standing()).isEqualTo(Standing.FULL);
        assertThat(lane.idle()).isEqualTo(Duration.ofHours(14));
        assertThat(send(2)).as("claimed before").hasOnlyElementsOfType(Accepted.class);
        lane.become(with(true, 1000, OptionalLong.of(20)));
        assertThat(lane.standing()).as("with more capacity").isEqualTo(Standing.OPEN);
        lane.left(TODAY, 0);
        clock.pass(Duration.ofDays(1));
        assertThat(lane.standing()).as("the next day").isEqualTo(Standing.OPEN);
        assertThat(lane.capacityLeft()).isEqualTo(20);
    }

    private static Sender with(boolean enabled, double ratePerSecond, OptionalLong capacity) {
        return new Sender("plain", "us", enabled, ratePerSecond, 1, capacity, Set.of(), Set.of());
    }

    @Test
    void aFasterLaneClaimsMoreAhead() {
        assertThat(lane.claimAhead()).isEqualTo(250);
        lane.share(1, 100);
        assertThat(lane.claimAhead()).isEqualTo(16);
    }

    @Test
    void eachCallIsTimedByWhatItProvedAndOneThatWasPutOffIsCounted() {
        provider.script(
                PlainProvider.OK,
                Reply.answer(400, ""),
                Reply.answer(500, ""),
                Reply.throttled(60));
        send(1);
        send(1);
        send(1);
        send(1);
        send(3);
        assertThat(List.of(calls("accepted"), calls("rejected"), calls("unknown")))
                .containsExactly(1L, 1L, 1L);
        assertThat(meters.get("channel.throttled").tag("sender", "us").counter().count())
                .isEqualTo(4);
    }

    private long calls(String outcome) {
        return meters.get("channel.call")
                .tag("provider", "plain")
                .tag("outcome", outcome)
                .timer()
                .count();
    }

    @Test
    void theWaitForTheSendersTurnIsTimed() {
        lane.close();
        lane = laneAt(4);
        provider.otherwise(PlainProvider.OK);
        send(3);
        Timer wait = meters.get("channel.lane.wait").tag("sender", "us").timer();
        assertThat(wait.count()).isEqualTo(3);
        // The last of three at 4 a second.
        assertThat(wait.max(TimeUnit.MILLISECONDS)).isBetween(100.0, 10_000.0);
    }

    @Test
    void aRestingLaneIsAllowedNothing() {
        assertThat(lane.allowedPerSecond()).isEqualTo(1000);
        provider.script(Reply.throttled(60));
        send(1);
        assertThat(lane.allowedPerSecond()).isZero();
        clock.pass(Duration.ofSeconds(60));
        lane.share(3, 12);
        assertThat(lane.allowedPerSecond()).isEqualTo(250);
    }

    @Test
    void aProviderIsReachedWhileItTakesConnectionsAndCallsDoNotFail() throws IOException {
        Reach reach = new Reach(List.of(lane), Duration.ofSeconds(2));
        assertThat(reach.ask())
                .containsExactly(
                        Map.entry("us", Map.of("host", "127.0.0.1", "restingSeconds", 0L)));
        assertThat(provider.requests()).isEmpty();
        provider.otherwise(Reply.answer(500, ""));
        send(60);
        assertThatThrownBy(reach::ask).isInstanceOf(Reach.CircuitOpenException.class);
    }

    @Test
    void aProviderWhosePortIsClosedIsNotReached() {
        Reach reach = new Reach(List.of(lane), Duration.ofSeconds(2));
        provider.close();
        assertThatThrownBy(reach::ask).isInstanceOf(ConnectException.class);
    }

    @Test
    void aCallThatIsNeverAnsweredIsUnknownAndGivesItsPlaceBack() {
        become(ofOneCall());
        provider.script(new Reply.Hang(), PlainProvider.OK);
        assertThat(send(1))
                .containsExactly(
                        new SendResult.Unknown(FailureCode.NO_ANSWER.failure("TimeoutException")));
        assertThat(send(1)).hasOnlyElementsOfType(Accepted.class);
        assertThat(provider.requests()).hasSize(2);
    }

    @Test
    void aFullLaneCallsNobodyMore() {
        become(ofOneCall());
        CompletableFuture<Void> signal = new CompletableFuture<>();
        provider.script(new Reply.Later(signal, PlainProvider.OK));
        CompletableFuture<@Nullable SendResult> first = call().toFuture();
        await().until(() -> !provider.requests().isEmpty());
        assertThat(call().block()).isInstanceOf(Throttled.class);
        signal.complete(null);
        assertThat(first.join()).isInstanceOf(Accepted.class);
        assertThat(provider.requests()).hasSize(1);
    }

    @Test
    void aCancelledCallGivesItsPlaceBack() {
        become(ofOneCall());
        provider.script(new Reply.Hang(), PlainProvider.OK);
        Disposable call = call().subscribe();
        await().until(() -> !provider.requests().isEmpty());
        call.dispose();
        assertThat(send(1)).hasOnlyElementsOfType(Accepted.class);
    }

    private void become(Lane<SmsSend> other) {
        lane.close();
        lane = other;
    }

    /** At a time, of a second at most. */
    private Lane<SmsSend> ofOneCall() {
        LaneSettings settings =
                new LaneSettings(
                        1,
                        SETTINGS.connectTimeout(),
                        Duration.ofSeconds(1),
                        SETTINGS.maxIdle(),
                        SETTINGS.breakerPause(),
                        SETTINGS.defaultPause(),
                        SETTINGS.maxPause());
        return new Lane<>(
                PlainProvider.account(provider.url(), 1000, settings, clock),
                settings,
                meters,
                clock);
    }

    private List<SendResult> send(int times) {
        return Objects.requireNonNull(
                Flux.range(0, times)
                        .flatMapSequential(each -> call(), SETTINGS.concurrency())
                        .collectList()
                        .block(Duration.ofSeconds(60)));
    }

    private Mono<SendResult> call() {
        return lane.send(PlainProvider.command(), "token", Optional::empty);
    }

    /** A clock that stands until it is told to go on. */
    private static final class Watch extends Clock {

        private Instant now = Instant.parse("2026-11-22T10:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
