package com.ziraai.channel.fence;

import com.ziraai.channel.fence.FenceMove.Adopt;
import com.ziraai.channel.fence.FenceMove.HoldBack;
import com.ziraai.channel.fence.FenceMove.Open;
import com.ziraai.channel.fence.FenceMove.TakeOver;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/**
 * Whether this installation may send, as it was last seen. It is settled before the first
 * subscription starts and looked at again now and then; what counts is the condition {@link #HELD}
 * inside the statements that claim.
 */
public final class Fence implements SmartLifecycle {

    /** Condition of a statement that only the installation of {@code :epoch} may carry out. */
    public static final String HELD = "EXISTS (SELECT FROM fence WHERE epoch = :epoch)";

    private static final Logger log = LoggerFactory.getLogger(Fence.class);

    /** A take-over shows in health and metrics within this time; claims know it at once. */
    private static final Duration PERIOD = Duration.ofSeconds(5);

    /** Broker and database were there a moment ago; the service is not ready meanwhile. */
    private static final Retry UNTIL_SETTLED =
            Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(200)).maxBackoff(PERIOD);

    private final FenceSettings settings;
    private final FenceTable table;
    private final CommandHistory history;
    private volatile Optional<HoldBack> obstacle =
            Optional.of(new HoldBack("The service has not started yet."));
    private volatile Disposable watch = Disposables.disposed();

    Fence(FenceSettings settings, FenceTable table, CommandHistory history) {
        this.settings = settings;
        this.table = table;
        this.history = history;
    }

    /** The epoch of this installation. */
    public String epoch() {
        return settings.epoch();
    }

    /** What an operator has to do before this installation sends; empty when it may. */
    public Optional<String> obstacle() {
        return obstacle.map(HoldBack::todo);
    }

    /** Whether the start has shown that this installation may not send. */
    boolean isFenced() {
        return isRunning() && obstacle.isPresent();
    }

    @Override
    public void start() {
        settle().retryWhen(UNTIL_SETTLED).block();
        watch =
                Flux.interval(PERIOD)
                        .onBackpressureDrop()
                        .concatMap(tick -> look().onErrorComplete())
                        .subscribe();
    }

    private Mono<Void> settle() {
        return move().flatMap(move ->
                        switch (move) {
                            case Adopt _ -> table.adopt(epoch());
                            case TakeOver(String from) -> table.takeOver(from, epoch());
                            case Open _, HoldBack _ -> Mono.empty();
                        })
                .then(look());
    }

    private Mono<FenceMove> move() {
        return standing()
                .publishOn(Schedulers.boundedElastic())
                .map(standing -> FenceMove.of(standing, settings, history::exists));
    }

    /** Sees how the row stands now. */
    public Mono<Void> look() {
        return standing().map(this::judge).doOnNext(this::see).then();
    }

    private Mono<Optional<String>> standing() {
        return table.standing().singleOptional();
    }

    private Optional<HoldBack> judge(Optional<String> standing) {
        return standing.map(found ->
                        found.equals(epoch())
                                ? Optional.<HoldBack>empty()
                                : Optional.of(FenceMove.foreign(found)))
                .orElseGet(() -> Optional.of(FenceMove.intentsMissing()));
    }

    private void see(Optional<HoldBack> seen) {
        if (!seen.equals(obstacle)) {
            seen.ifPresentOrElse(
                    found -> log.error("fenced, nothing is sent: {}", found.todo()),
                    () -> log.info("the fence is open"));
        }
        obstacle = seen;
    }

    @Override
    public void stop() {
        watch.dispose();
    }

    @Override
    public boolean isRunning() {
        return !watch.isDisposed();
    }

    /** After the topics exist and before every subscription. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 500;
    }
}
