package com.ziraai.campaign.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.ziraai.campaign.gateway.ProblemException;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.core.io.buffer.NettyDataBuffer;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.util.unit.DataSize;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class BodiesTest {

    private static final ByteBufAllocator ALLOCATOR = UnpooledByteBufAllocator.DEFAULT;

    private final Bodies bodies =
            new Bodies(
                    new IntakeProperties(
                            DataSize.ofBytes(60), DataSize.ofBytes(100), Duration.ofMillis(50)),
                    new IntakePermits(2));

    @Test
    void aBodyIsReadWhole() {
        assertThat(chunked("one ", "two").block()).isEqualTo("one two");
        assertThat(announced("three").block()).isEqualTo("three");
        assertThat(chunked().block()).isEmpty();
    }

    @Test
    void whatIsTooLongIsRefusedAtOnce() {
        expect(announced("x".repeat(61)), "REQUEST_TOO_LARGE");
    }

    @Test
    void thereIsRoomForSoMuchAndAgainWhenItIsDone() {
        Sinks.One<String> done = Sinks.one();
        bodies.with(OptionalLong.of(60), parts("x".repeat(60)), _ -> done.asMono()).subscribe();
        expect(announced("x".repeat(41)), "INTAKE_BUSY");
        expect(chunked("x".repeat(30), "x".repeat(11)), "INTAKE_BUSY");
        assertThat(announced("x".repeat(40)).block()).hasSize(40);
        done.tryEmitValue("");
        assertThat(announced("x".repeat(60)).block()).hasSize(60);
    }

    @Test
    void whoGoesAwayLeavesNothingBehind() {
        bodies.with(OptionalLong.of(60), parts("x".repeat(60)), _ -> Mono.never())
                .subscribe()
                .dispose();
        assertThat(announced("x".repeat(60)).block()).hasSize(60);
    }

    @Test
    void whatWaitsForItsTurnIsGivenBackWhenItsSenderGoesAway() {
        Sinks.One<String> done = Sinks.one();
        List<Disposable> both =
                Stream.of("a", "b").map(each -> sent(each, done.asMono()).subscribe()).toList();
        NettyDataBuffer waiting = new NettyDataBufferFactory(ALLOCATOR).allocateBuffer(8);
        waiting.write("waiting", StandardCharsets.UTF_8);
        bodies.with(OptionalLong.of(7), Flux.just(waiting), _ -> Mono.just(""))
                .subscribe()
                .dispose();
        assertThat(waiting.getNativeBuffer().refCnt()).isZero();
        both.forEach(Disposable::dispose);
        assertThat(announced("next").block()).isEqualTo("next");
    }

    @Test
    void aBodyThatStopsComingIsGivenUp() {
        expect(
                bodies.with(OptionalLong.of(60), Flux.never(), _ -> Mono.just("")),
                "REQUEST_TIMEOUT");
        assertThat(announced("x".repeat(60)).block()).hasSize(60);
    }

    private static void expect(Mono<String> answer, String error) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(answer::block)
                .extracting(ProblemException::error)
                .isEqualTo(error);
    }

    private Mono<String> sent(String body, Mono<String> work) {
        return bodies.with(OptionalLong.of(body.length()), parts(body), _ -> work);
    }

    private Mono<String> announced(String body) {
        return read(OptionalLong.of(body.length()), body);
    }

    private Mono<String> chunked(String... body) {
        return read(OptionalLong.empty(), body);
    }

    private Mono<String> read(OptionalLong announced, String... body) {
        return bodies.with(
                announced,
                parts(body),
                bytes -> Mono.just(new String(bytes, StandardCharsets.UTF_8)));
    }

    private static Flux<DataBuffer> parts(String... body) {
        return Flux.fromArray(body)
                .map(each -> each.getBytes(StandardCharsets.UTF_8))
                .map(DefaultDataBufferFactory.sharedInstance::wrap);
    }
}
