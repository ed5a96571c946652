package com.ziraai.channel.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.channel.lane.LaneSettings;
import com.ziraai.channel.provider.FailureCode;
import com.ziraai.channel.provider.HttpAnswer;
import com.ziraai.channel.provider.SendResult;
import com.ziraai.channel.provider.SendResult.Rejected;
import com.ziraai.channel.provider.SendResult.Throttled;
import com.ziraai.channel.provider.SendResult.Unknown;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;

class HttpJudgementTest {

    private final HttpJudgement judgement =
            new HttpJudgement(
                    new LaneSettings(
                            8,
                            Duration.ofSeconds(5),
                            Duration.ofSeconds(20),
                            Duration.ofSeconds(5),
                            Duration.ofSeconds(10),
                            Duration.ofSeconds(3),
                            Duration.ofMinutes(15)));

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 502, 503, 504, 599})
    void aServersFailureLeavesTheResultUnknown(int status) {
        assertThat(judge(status))
                .isEqualTo(new Unknown(FailureCode.PROVIDER_ERROR.failure("HTTP " + status)));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 202, 204})
    void successTheAdapterCannotReadIsUnknown(int status) {
        assertThat(judge(status))
                .isEqualTo(new Unknown(FailureCode.ANSWER_UNREADABLE.failure("HTTP " + status)));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void whoIsNotLetInSentNothing(int status) {
        assertThat(judge(status))
                .isEqualTo(
                        new Rejected(FailureCode.PROVIDER_CREDENTIALS.failure("HTTP " + status)));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 400, 404, 413, 422})
    void aRefusedRequestSentNothing(int status) {
        assertThat(judge(status))
                .isEqualTo(new Rejected(FailureCode.PROVIDER_REFUSED.failure("HTTP " + status)));
    }

    @ParameterizedTest
    @MethodSource("connecting")
    void whatFailsWhileConnectingNeverLeft(Exception failure) {
        assertThat(judgement.of(failure))
                .isEqualTo(
                        new Rejected(
                                FailureCode.PROVIDER_UNREACHABLE.failure(
                                        failure.getClass().getSimpleName())));
    }

    static Stream<Exception> connecting() {
        return Stream.of(
                new ConnectException(),
                new NoRouteToHostException(),
                new UnknownHostException(),
                new SSLHandshakeException("bad certificate"));
    }

    @Test
    void whatWaitsForAConnectionWasNotCalled() {
        assertThat(judgement.of(new PoolAcquireTimeoutException(Duration.ofSeconds(1))))
                .isInstanceOf(Throttled.class);
    }

    @ParameterizedTest
    @MethodSource("afterConnecting")
    void anyOtherFailureMayHaveLeft(Exception failure) {
        assertThat(judgement.of(failure))
                .isEqualTo(
                        new Unknown(
                                FailureCode.NO_ANSWER.failure(failure.getClass().getSimpleName())));
    }

    static Stream<Exception> afterConnecting() {
        return Stream.of(
                new IOException("Connection reset by peer"),
                new SocketException("Connection reset"),
                new SSLException("bad record"),
                new TimeoutException(),
                new IllegalStateException());
    }

    private SendResult judge(int status) {
        return judgement.of(new HttpAnswer(status, Optional.empty(), ""));
    }
}
