package com.ziraai.channel.send;

import com.ziraai.channel.attempt.AttemptKey;
import com.ziraai.channel.hold.Hold;
import com.ziraai.channel.lane.Lane;
import com.ziraai.channel.lane.Lanes;
import com.ziraai.channel.send.Kept.Settled;
import com.ziraai.channel.send.Routed.Way;
import com.ziraai.channel.send.Sending.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;

/**
 * Deals commands out to their lanes. A channel with one sender goes at its pace. Where there are
 * several, none waits for another: what a sender cannot take while the others do theirs is kept in
 * the table for it, and its {@link Backlog} sends it.
 */
final class Dealing<C extends SpecificRecord> {

    /** What one sender is waited for longer than the others need. */
    private static final double PATIENCE_SECONDS = 0.5;

    /** What a batch may take at all where there are several senders. */
    private static final double LONGEST_SECONDS = 1;

    private final Lanes<C> lanes;
    private final Router<C> router;
    private final Hold<C> hold;
    private final Sending<C> sending;

    Dealing(Lanes<C> lanes, Router<C> router, Hold<C> hold, Sending<C> sending) {
        this.lanes = lanes;
        this.router = router;
        this.hold = hold;
        this.sending = sending;
    }

    /** Commands by what is to become of them in one step. */
    private final class Deal {

        private final Map<Lane<C>, List<Routed<C>>> byLane = new IdentityHashMap<>();
        private final List<Routed<C>> now = new ArrayList<>();
        private final Set<AttemptKey> aside = new HashSet<>();

        void add(Routed<C> routed) {
            switch (routed.way()) {
                case Way.By<C>(Lane<C> lane) ->
                        byLane.computeIfAbsent(lane, _ -> new ArrayList<>()).add(routed);
                case Way.Nowhere<C> _ -> now.add(routed);
            }
        }

        /** What would take a lane much longer than the others is kept for it. */
        void keepWhatDelays() {
            double least =
                    byLane.entrySet().stream()
                            .mapToDouble(each -> each.getValue().size() / pace(each.getKey()))
                            .min()
                            .orElse(0);
            double time = Math.min(least, LONGEST_SECONDS) + PATIENCE_SECONDS;
            byLane.forEach((lane, commands) -> {
                int most = (int) Math.min(commands.size(), pace(lane) * time);
                keep(lane, commands.subList(most, commands.size()));
            });
        }

        private void keep(Lane<C> lane, List<Routed<C>> rest) {
            if (!rest.isEmpty()) {
                List<C> commands = rest.stream().map(Routed::command).toList();
                aside.addAll(
                        Objects.requireNonNull(
                                hold.keepFor(lane.sender().name(), commands).block()));
                rest.clear();
            }
        }

        /** Sends what each lane takes within a moment. */
        Progress send(boolean several) {
            List<Lane<C>> held = new ArrayList<>();
            try {
                byLane.forEach((lane, commands) -> {
                    if (!commands.isEmpty() && take(lane, several)) {
                        held.add(lane);
                        now.addAll(commands.subList(0, Math.min(lane.stride(), commands.size())));
                    } else {
                        keep(lane, commands);
                    }
                });
                return now.isEmpty() ? Progress.NONE : sending.send(List.copyOf(now));
            } finally {
                held.forEach(lane -> lane.turn().release());
            }
        }
    }

    /** Some of the commands, at least one; what became of none has to wait for all lanes. */
    Progress some(Collection<C> commands) {
        if (lanes.areShut()) {
            return Progress.NONE;
        }
        Deal deal = new Deal();
        boolean several = lanes.areSeveral() && lanes.resting().isZero();
        int enough = several ? commands.size() : lanes.first().stride();
        commands.stream().limit(enough).map(router::route).forEach(deal::add);
        if (several) {
            deal.keepWhatDelays();
        }
        Progress progress = deal.send(several);
        return deal.aside.isEmpty() ? progress : progress.andKept(deal.aside);
    }

    /** Messages a second; of a lane that rests, none. */
    private static double pace(Lane<?> lane) {
        return lane.resting().isZero() ? Math.max(lane.perSecond(), 1e-6) : 1e-6;
    }

    /** Its backlog may have the turn; where there are others, it is not waited for long. */
    private static boolean take(Lane<?> lane, boolean several) {
        try {
            if (!several) {
                lane.turn().acquire();
                return true;
            }
            return lane.turn().tryAcquire((long) (PATIENCE_SECONDS * 1000), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Sends some of a lane's backlog; what goes by another sender by now is given free. */
    Settled drain(Lane<C> lane, List<C> commands) {
        Map<Boolean, List<Routed<C>>> routed =
                commands.stream()
                        .map(router::route)
                        .collect(Collectors.partitioningBy(each -> each.goesBy(lane)));
        Set<AttemptKey> elsewhere =
                Objects.requireNonNull(routed.get(false)).stream()
                        .map(Routed::key)
                        .collect(Collectors.toSet());
        List<Routed<C>> own = Objects.requireNonNull(routed.get(true));
        if (own.isEmpty() || !lane.resting().isZero()) {
            return new Settled(Set.of(), elsewhere, Set.of(), Set.of());
        }
        lane.turn().acquireUninterruptibly();
        try {
            Progress progress = sending.send(own);
            return new Settled(progress.told(), elsewhere, progress.kept(), progress.later());
        } finally {
            lane.turn().release();
        }
    }

    Duration resting() {
        return lanes.resting();
    }
}
