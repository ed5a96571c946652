package com.ziraai.channel.lane;

import com.ziraai.channel.provider.HttpAnswer;
import com.ziraai.channel.provider.HttpCall;
import com.ziraai.channel.provider.Prepared;
import com.ziraai.channel.provider.Provider;
import com.ziraai.channel.provider.SendResult;
import com.ziraai.channel.provider.SendResult.Rejected;
import com.ziraai.channel.provider.SendResult.Throttled;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.reactor.bulkhead.operator.BulkheadOperator;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.github.resilience4j.reactor.ratelimiter.operator.RateLimiterOperator;
import io.github.resilience4j.reactor.timelimiter.TimeLimiterOperator;
import io.github.resilience4j.timelimiter.TimeLimiter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import reactor.core.publisher.Mono;

/**
 * The paced queue in front of one sender. {@link #send} never fails: whatever happens is a {@link
 * SendResult}. Thread-safe.
 */
public final class Lane<C extends SpecificRecord> implements AutoCloseable {

    /** Rows claimed together are sent within about this time, so few are in doubt after a crash. */
    private static final double CLAIM_AHEAD_SECONDS = 0.25;

    private static final int SMALLEST_CLAIM = 16;
    private static final int LARGEST_CLAIM = 500;

    private final Provider<C> provider;
    private final LaneSettings settings;
    private final Clock clock;
    private final HttpExchange http;
    private final Judgement judgement;
    private final TimeLimiter timeLimiter;
    private final CircuitBreakerRegistry breakers;
    private final CircuitBreaker breaker;
    private final Bulkhead bulkhead;
    private final LaneMeters meters;
    private final AtomicReference<Instant> restsUntil = new AtomicReference<>(Instant.EPOCH);
    private volatile RateLimiter limiter;
    private volatile double ratePerSecond;

    public Lane(Provider<C> provider, LaneSettings settings, MeterRegistry meters, Clock clock) {
        this.provider = provider;
        this.settings = settings;
        this.clock = clock;
        this.http = new HttpExchange(provider.name(), settings, clock);
        this.judgement = new Judgement(settings);
        this.meters = new LaneMeters(provider, meters);
        this.timeLimiter = TimeLimiter.of(settings.timeout());
        this.breakers = CircuitBreakerRegistry.of(breakerOf(settings));
        this.breaker = breakers.circuitBreaker(provider.name());
        this.bulkhead =
                Bulkhead.of(
                        provider.name(),
                        BulkheadConfig.custom()
                                .maxConcurrentCalls(settings.concurrency())
                                .maxWaitDuration(Duration.ZERO)
                                .build());
        this.ratePerSecond = provider.ratePerSecond();
        this.limiter = Pace.of(ratePerSecond).limiter(provider.name());
    }

    /** Opens on a provider in trouble, never on messages it refuses for good reasons. */
    private static CircuitBreakerConfig breakerOf(LaneSettings settings) {
        return CircuitBreakerConfig.custom()
                .slidingWindowSize(100)
                .minimumNumberOfCalls(20)
                .failureRateThreshold(50)
                .permittedNumberOfCallsInHalfOpenState(10)
                .waitDurationInOpenState(settings.breakerPause())
                .recordResult(
                        result -> result instanceof HttpAnswer answer && answer.status() >= 500)
                .build();
    }

    /** Takes over that share of the sender's rate; the other instances have the rest. */
    public void share(int partitionsHeld, int partitions) {
        if (partitionsHeld > 0) {
            ratePerSecond = provider.ratePerSecond() * partitionsHeld / partitions;
            limiter = Pace.of(ratePerSecond).limiter(provider.name());
        }
    }

    /** Name of the provider that is called. */
    public String provider() {
        return provider.name();
    }

    /** Calls under way at once; more callers would be turned away. */
    public int concurrency() {
        return settings.concurrency();
    }

    /** Messages worth claiming together at the present rate. */
    public int claimAhead() {
        return Math.clamp(
                (long) (ratePerSecond * CLAIM_AHEAD_SECONDS), SMALLEST_CLAIM, LARGEST_CLAIM);
    }

    /** Messages a second this instance may send at present. */
    double allowedPerSecond() {
        return resting().isZero() ? ratePerSecond : 0;
    }

    /** Whether nothing is called, or only on trial, because too many calls failed. */
    boolean isCircuitOpen() {
        return breaker.getState() != CircuitBreaker.State.CLOSED;
    }

    /** The lane's one breaker, to be observed. */
    public CircuitBreakerRegistry breakers() {
        return breakers;
    }

    /** How long nothing will be called; zero when the lane is open. */
    public Duration resting() {
        Duration left = Duration.between(clock.instant(), restsUntil.get());
        return left.isPositive() ? left : Duration.ZERO;
    }

    /**
     * Sends the command once, in its turn; while the lane rests it calls nobody.
     *
     * @param objection asked right before the call; what it answers is the result instead
     */
    public Mono<SendResult> send(
            C command, String token, Supplier<Optional<SendResult>> objection) {
        return switch (provider.prepare(command, token)) {
            case Prepared.Refused refused -> Mono.just(new Rejected(refused.failure()));
            case HttpCall call -> {
                Mono<SendResult> unobjected = unless(objection, answered(command, call));
                yield unlessResting(inTurn(unlessResting(unobjected))).doOnNext(meters::ended);
            }
        };
    }

    private static Mono<SendResult> unless(
            Supplier<Optional<SendResult>> objection, Mono<SendResult> call) {
        return Mono.defer(() -> objection.get().map(Mono::just).orElse(call));
    }

    private Mono<SendResult> unlessResting(Mono<SendResult> call) {
        return Mono.defer(() -> {
            Duration left = resting();
            return left.isZero() ? call : Mono.just(new Throttled(left));
        });
    }

    private Mono<SendResult> inTurn(Mono<SendResult> call) {
        return Mono.defer(() -> {
            long asked = System.nanoTime();
            return call.doOnSubscribe(_ -> meters.waited(System.nanoTime() - asked))
                    .transformDeferred(RateLimiterOperator.of(limiter))
                    .onErrorResume(failure -> Mono.just(judgement.of(failure)))
                    .map(this::keepRest);
        });
    }

    private Mono<SendResult> answered(C command, HttpCall call) {
        Mono<SendResult> answered =
                http.send(call)
                        .transformDeferred(TimeLimiterOperator.of(timeLimiter))
                        .transformDeferred(CircuitBreakerOperator.of(breaker))
                        .transformDeferred(BulkheadOperator.of(bulkhead))
                        .map(answer -> judge(command, answer))
                        .onErrorResume(failure -> Mono.just(judgement.of(failure)));
        return Mono.defer(() -> {
            long begun = System.nanoTime();
            return answered.doOnNext(result -> meters.called(result, System.nanoTime() - begun));
        });
    }

    private SendResult judge(C command, HttpAnswer answer) {
        return provider.read(command, answer).orElseGet(() -> judgement.of(answer));
    }

    private SendResult keepRest(SendResult result) {
        if (!(result instanceof Throttled(Duration asked))) {
            return result;
        }
        Duration pause = settings.bounded(asked);
        Instant end = clock.instant().plus(pause);
        restsUntil.accumulateAndGet(end, (one, other) -> one.isAfter(other) ? one : other);
        return new Throttled(pause);
    }

    @Override
    public void close() {
        http.close();
    }
}
