package com.ziraai.channel.send;

import com.ziraai.channel.attempt.AttemptKey;
import com.ziraai.channel.fence.Fence;
import com.ziraai.channel.hold.Hold;
import com.ziraai.channel.lane.Lane;
import com.ziraai.channel.lane.Lanes;
import com.ziraai.channel.provider.Medium;
import com.ziraai.channel.send.Dealing.Drained;
import com.ziraai.messaging.Rounds;
import com.ziraai.messaging.trace.Tracing;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.springframework.context.SmartLifecycle;

/**
 * Sends what was kept for senders that were behind or at rest, each on a thread of its own; any
 * number of instances may. After a crash a command comes again when its lease ends, and finds the
 * row of its intent. A channel with one sender has none.
 */
final class Backlog<C extends SpecificRecord> implements SmartLifecycle {

    private static final Duration LOOK = Duration.ofMillis(250);

    /** Taken together, so not free for another instance while the sender is slow. */
    private static final int MOST = 500;

    private final Medium<C> medium;
    private final Lanes<C> lanes;
    private final Fence fence;
    private final Hold<C> hold;
    private final Dealing<C> dealing;
    private final Tracing tracing;
    private final List<Rounds> rounds;
    private volatile boolean running;

    Backlog(
            Medium<C> medium,
            Lanes<C> lanes,
            Fence fence,
            Hold<C> hold,
            Dealing<C> dealing,
            Tracing tracing) {
        this.medium = medium;
        this.lanes = lanes;
        this.fence = fence;
        this.hold = hold;
        this.dealing = dealing;
        this.tracing = tracing;
        this.rounds =
                lanes.areSeveral()
                        ? lanes.all().stream()
                                .map(lane ->
                                        new Rounds(
                                                "backlog of " + lane.sender().name(),
                                                LOOK,
                                                () -> sendSome(lane)))
                                .toList()
                        : List.of();
    }

    /** Whether there may be more at once. */
    private boolean sendSome(Lane<C> lane) {
        if (fence.obstacle().isPresent() || !lanes.resting().isZero()) {
            return false;
        }
        int most = Math.clamp((int) (lane.perSecond() * LOOK.toMillis() / 1000), 1, MOST);
        List<C> commands = Objects.requireNonNull(hold.takeOf(lane.sender().name(), most).block());
        if (commands.isEmpty()) {
            return false;
        }
        Set<AttemptKey> undone =
                commands.stream()
                        .map(each -> AttemptKey.of(medium.attempt().apply(each)))
                        .collect(Collectors.toCollection(HashSet::new));
        try {
            tracing.within("backlog", () -> send(lane, commands, undone));
        } finally {
            hold.giveBack(undone).block();
        }
        return lane.resting().isZero();
    }

    private void send(Lane<C> lane, List<C> commands, Set<AttemptKey> undone) {
        Drained drained = dealing.drain(lane, commands);
        hold.forget(drained.told()).block();
        hold.release(drained.elsewhere()).block();
        undone.removeAll(drained.told());
        undone.removeAll(drained.elsewhere());
    }

    @Override
    public void start() {
        Set<String> senders =
                lanes.all().stream()
                        .map(lane -> lane.sender().name())
                        .collect(Collectors.toUnmodifiableSet());
        hold.free(lanes.areSeveral() ? senders : Set.of()).block();
        rounds.forEach(Rounds::start);
        running = true;
    }

    @Override
    public void stop() {
        rounds.forEach(Rounds::stop);
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** With the subscriptions. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }
}
