package com.ziraai.channel.lane;

import com.ziraai.channel.provider.Line;
import com.ziraai.channel.provider.Line.Answered;
import com.ziraai.channel.provider.Line.Ready;
import com.ziraai.channel.provider.LookUp;
import com.ziraai.channel.provider.Provider.Account;
import com.ziraai.channel.provider.SendResult;
import com.ziraai.channel.provider.SendResult.Rejected;
import com.ziraai.channel.provider.SendResult.Throttled;
import com.ziraai.channel.provider.SendResult.Withheld;
import com.ziraai.channel.sender.Sender;
import com.ziraai.channel.sender.Standing;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RequestNotPermitted;
import io.github.resilience4j.reactor.ratelimiter.operator.RateLimiterOperator;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import reactor.core.Exceptions;
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

    /** Between looks at one that is off or full, which may be over any time. */
    static final Duration LOOK = Duration.ofSeconds(1);

    private final Line<C> line;
    private final Optional<LookUp<C>> lookUp;
    private final LaneSettings settings;
    private final Clock clock;
    private final CircuitBreakerRegistry breakers;
    private final CircuitBreaker breaker;
    private final Bulkhead bulkhead;
    private final LaneMeters meters;
    private final Stride stride = new Stride();
    private final Semaphore turn = new Semaphore(1, true);
    private final AtomicReference<Instant> restsUntil = new AtomicReference<>(Instant.EPOCH);
    private volatile Sender sender;
    private volatile double share = 1;
    private volatile RateLimiter limiter;
    private volatile double ratePerSecond;
    private volatile @Nullable Allowance allowance;

    /** Of that account; closes its line. */
    public Lane(Account<C> account, LaneSettings settings, MeterRegistry meters, Clock clock) {
        this.sender = account.sender();
        this.line = account.line();
        this.lookUp = account.lookUp();
        this.settings = settings;
        this.clock = clock;
        this.meters = new LaneMeters(sender, meters);
        this.breakers = CircuitBreakerRegistry.of(breakerOf(settings));
        this.breaker = breakers.circuitBreaker(sender.name());
        this.bulkhead =
                Bulkhead.of(
                        sender.name(),
                        BulkheadConfig.custom()
                                .maxConcurrentCalls(settings.concurrency())
                                .maxWaitDuration(Duration.ZERO)
                                .build());
        this.ratePerSecond = sender.ratePerSecond();
        this.limiter = Pace.of(ratePerSecond).limiter(sender.name());
    }

    /** What the sender has left of a day's capacity. */
    private record Allowance(LocalDate day, long left) {}

    /** Opens on a provider in trouble, never on messages it refuses for good reasons. */
    private static CircuitBreakerConfig breakerOf(LaneSettings settings) {
        return CircuitBreakerConfig.custom()
                .slidingWindowSize(100)
                .minimumNumberOfCalls(20)
                .failureRateThreshold(50)
                .permittedNumberOfCallsInHalfOpenState(10)
                .waitDurationInOpenState(settings.breakerPause())
                .recordResult(result -> result instanceof Answered answer && answer.trouble())
                .build();
    }

    /** Takes over that share of the sender's rate; the other instances have the rest. */
    public synchronized void share(int partitionsHeld, int partitions) {
        if (partitionsHeld > 0) {
            share = (double) partitionsHeld / partitions;
            pace();
        }
    }

    /** The sender is like this from now on; what stands in line keeps its place. */
    synchronized void become(Sender changed) {
        boolean isMeasured = changed.dailyCapacity().equals(sender.dailyCapacity());
        sender = changed;
        pace();
        if (!isMeasured) {
            allowance = null;
        }
    }

    private void pace() {
        double perSecond = sender.ratePerSecond() * share;
        if (perSecond != ratePerSecond) {
            ratePerSecond = perSecond;
            limiter = Pace.of(perSecond).limiter(sender.name());
        }
    }

    /** Learns what is left of that day's capacity. */
    public void left(LocalDate day, long messages) {
        allowance = new Allowance(day, messages);
    }

    /** What is left of today's capacity; NaN of a sender without one, or before it is known. */
    public double capacityLeft() {
        Allowance known = allowance;
        return sender.dailyCapacity().isEmpty() || known == null
                ? Double.NaN
                : known.day().equals(today())
                        ? Math.max(0, known.left())
                        : sender.dailyCapacity().getAsLong();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private boolean isFull() {
        Allowance known = allowance;
        return known != null
                && known.left() <= 0
                && sender.dailyCapacity().isPresent()
                && known.day().equals(today());
    }

    /** Whether the sender takes messages now. */
    public Standing standing() {
        if (!sender.enabled()) {
            return Standing.OFF;
        }
        if (isFull()) {
            return Standing.FULL;
        }
        return clock.instant().isBefore(restsUntil.get()) ? Standing.RESTS : Standing.OPEN;
    }

    /** Whether it takes no messages until somebody, or the next day, opens it. */
    public boolean isShut() {
        return switch (standing()) {
            case OPEN, RESTS -> false;
            case FULL, OFF -> true;
        };
    }

    /** Whose lane it is. */
    public Sender sender() {
        return sender;
    }

    /** Asks what became of a message, where the vendor can tell. */
    public Optional<LookUp<C>> lookUp() {
        return lookUp;
    }

    URI endpoint() {
        return line.endpoint();
    }

    /** Calls under way at once; more callers would be turned away. */
    public int concurrency() {
        return settings.concurrency();
    }

    /** Messages worth claiming together at the present rate. */
    int claimAhead() {
        return Math.clamp(
                (long) (ratePerSecond * CLAIM_AHEAD_SECONDS), SMALLEST_CLAIM, LARGEST_CLAIM);
    }

    /** The turn to send some commands: as many calls at once as a lane makes are of one caller. */
    public Semaphore turn() {
        return turn;
    }

    /**
     * Commands to claim together now, by the rate and the pace last seen; whose turn it is asks.
     */
    public int stride() {
        return stride.next(claimAhead());
    }

    /** Learns how long a claim took, up to its last answer. */
    public void took(int commands, Duration time) {
        stride.took(commands, time);
    }

    /** Messages a second, by the rate and the pace last seen. */
    public double perSecond() {
        return Math.min(ratePerSecond, stride.perSecond());
    }

    /** Calls nobody for a moment. */
    public SendResult rest() {
        return keepRest(new Throttled(settings.breakerLook()));
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

    /** How long to take no more messages, at first; zero when the lane is open. */
    public Duration resting() {
        return switch (standing()) {
            case OPEN -> Duration.ZERO;
            case RESTS -> rest(restsUntil.get());
            case FULL, OFF -> LOOK;
        };
    }

    /** How long it will take none, as far as that can be said. */
    Duration idle() {
        return standing() == Standing.FULL
                ? rest(today().plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC))
                : resting();
    }

    /** How long what was taken is not called. A full sender still calls for the last it took. */
    private Duration closed() {
        return standing() == Standing.FULL ? rest(restsUntil.get()) : resting();
    }

    private Duration rest(Instant end) {
        Duration left = Duration.between(clock.instant(), end);
        return left.isPositive() ? left : Duration.ZERO;
    }

    /**
     * Sends the command once, in its turn; while the lane rests it calls nobody.
     *
     * @param objection asked right before the call; what it answers is the result instead
     */
    public Mono<SendResult> send(
            C command, String token, Supplier<Optional<SendResult>> objection) {
        return switch (line.prepare(command, token)) {
            case Ready.Refused refused -> Mono.just(new Rejected(refused.failure()));
            case Ready.NotNow _ -> Mono.just(new Withheld());
            case Ready.Call(Mono<Answered> exchange) ->
                    Mono.defer(() -> inTurn(exchange, objection));
        };
    }

    private Mono<SendResult> inTurn(
            Mono<Answered> exchange, Supplier<Optional<SendResult>> objection) {
        Duration left = closed();
        if (!left.isZero()) {
            return Mono.just(ended(new Throttled(left)));
        }
        long asked = System.nanoTime();
        return Mono.defer(() -> now(exchange, objection, System.nanoTime() - asked))
                .transform(RateLimiterOperator.of(limiter))
                .onErrorResume(failure -> Mono.just(judge(failure)))
                .map(result -> ended(keepRest(result)));
    }

    private Mono<SendResult> now(
            Mono<Answered> exchange, Supplier<Optional<SendResult>> objection, long waited) {
        meters.waited(waited);
        Duration left = closed();
        return left.isZero()
                ? objection.get().map(Mono::just).orElseGet(() -> call(exchange))
                : Mono.just(new Throttled(left));
    }

    private SendResult ended(SendResult result) {
        meters.ended(result);
        return result;
    }

    private Mono<SendResult> call(Mono<Answered> exchange) {
        if (!bulkhead.tryAcquirePermission()) {
            return Mono.just(new Throttled(settings.defaultPause()));
        }
        if (!breaker.tryAcquirePermission()) {
            bulkhead.releasePermission();
            return Mono.just(new Throttled(settings.breakerLook()));
        }
        Call call = new Call();
        return exchange.timeout(settings.timeout())
                .map(call::answered)
                .onErrorResume(failure -> Mono.just(call.failed(failure)))
                .doOnCancel(call::cancelled);
    }

    /**
     * One under way; it keeps its place, and the breaker its permission, until it ends. Asked here
     * and not by an operator of each, which cost every message a subscription more.
     */
    private final class Call {

        private final long begun = System.nanoTime();
        private final AtomicBoolean ended = new AtomicBoolean();

        SendResult answered(Answered answer) {
            if (end()) {
                breaker.onResult(nanos(), TimeUnit.NANOSECONDS, answer);
            }
            return told(answer.result());
        }

        SendResult failed(Throwable failure) {
            if (end()) {
                breaker.onError(nanos(), TimeUnit.NANOSECONDS, failure);
            }
            return told(judge(failure));
        }

        void cancelled() {
            if (end()) {
                breaker.releasePermission();
            }
        }

        private boolean end() {
            boolean first = ended.compareAndSet(false, true);
            if (first) {
                bulkhead.onComplete();
            }
            return first;
        }

        private SendResult told(SendResult result) {
            meters.called(result, nanos());
            return result;
        }

        private long nanos() {
            return System.nanoTime() - begun;
        }
    }

    /** Of a call without an answer, or of one that had no turn. */
    private SendResult judge(Throwable failure) {
        return Exceptions.unwrap(failure) instanceof RequestNotPermitted
                ? new Throttled(settings.defaultPause())
                : line.judge(Exceptions.unwrap(failure));
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
        line.close();
    }
}
