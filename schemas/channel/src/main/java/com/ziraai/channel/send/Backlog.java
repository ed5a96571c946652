package com.ziraai.channel.send;

import com.ziraai.channel.hold.Hold;
import com.ziraai.channel.lane.Lane;
import com.ziraai.channel.lane.Lanes;
import com.ziraai.channel.send.Kept.Settled;
import com.ziraai.channel.send.Sending.Progress;
import com.ziraai.channel.sender.Sender;
import com.ziraai.messaging.work.Rounds;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.springframework.context.SmartLifecycle;

/**
 * Carries out commands that were kept: those of operations that go on again or are cancelled, and,
 * each sender's on a thread of its own, those that waited for a sender that was behind or took no
 * messages. A channel with one sender has none of the latter.
 */
final class Backlog<C extends SpecificRecord> implements SmartLifecycle {

    /** How soon after a pause its commands go on. */
    private static final Duration LOOK = Duration.ofMillis(250);

    /** Taken together, so not free for another instance while the sender is slow. */
    private static final int MOST = 500;

    private static final int MOST_OF_OPERATIONS = 64;

    /** What was dealt out before a change is kept by then. */
    private static final long SETTLING_NANOS = Duration.ofSeconds(10).toNanos();

    private final Lanes<C> lanes;
    private final Hold<C> hold;
    private final Dealing<C> dealing;
    private final Kept<C> kept;
    private final List<Rounds> rounds;
    private volatile boolean running;

    /** As they were when what waits for them was last given free; of one thread. */
    private List<Use> seen = List.of();

    private long changedAt;

    Backlog(Lanes<C> lanes, Hold<C> hold, Dealing<C> dealing, Kept<C> kept) {
        this.lanes = lanes;
        this.hold = hold;
        this.dealing = dealing;
        this.kept = kept;
        Stream<Rounds> ofSenders =
                lanes.areSeveral()
                        ? lanes.all().stream()
                                .map(lane ->
                                        new Rounds(
                                                "backlog of " + lane.sender().name(),
                                                LOOK,
                                                () -> sendSome(lane)))
                        : Stream.empty();
        this.rounds =
                Stream.concat(
                                Stream.of(new Rounds("kept commands", LOOK, this::resumeSome)),
                                ofSenders)
                        .toList();
    }

    /** A sender and whether what waits for it is sent some time soon. */
    private record Use(Sender sender, boolean inUse) {}

    private boolean resumeSome() {
        freeWhatWaitsInVain();
        return kept.some(
                "kept commands",
                hold.takeResumed(MOST_OF_OPERATIONS),
                commands -> {
                    Progress progress = dealing.some(commands);
                    return new Settled(
                            progress.told(), Set.of(), progress.kept(), progress.later());
                });
    }

    /**
     * What waits for a sender that is gone, off or full may go by another one: it is dealt out anew
     * whenever the senders change, and once more when what was under way then is kept, too.
     */
    private void freeWhatWaitsInVain() {
        List<Use> now =
                lanes.all().stream().map(lane -> new Use(lane.sender(), !lane.isShut())).toList();
        boolean isSettling = changedAt != 0 && System.nanoTime() - changedAt > SETTLING_NANOS;
        if (now.equals(seen) && !isSettling) {
            return;
        }
        hold.free(waitedFor(now)).block();
        changedAt = now.equals(seen) ? 0 : System.nanoTime();
        seen = now;
    }

    private Set<String> waitedFor(List<Use> senders) {
        return lanes.areSeveral()
                ? senders.stream()
                        .filter(Use::inUse)
                        .map(each -> each.sender().name())
                        .collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }

    private boolean sendSome(Lane<C> lane) {
        if (!lanes.resting().isZero() || lane.isShut()) {
            return false;
        }
        int most = Math.clamp((int) (lane.perSecond() * LOOK.toMillis() / 1000), 1, MOST);
        return kept.some(
                "backlog",
                hold.takeOf(lane.sender().name(), most),
                commands -> dealing.drain(lane, commands));
    }

    @Override
    public void start() {
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
