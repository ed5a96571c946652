package com.ziraai.channel.send;

import com.ziraai.channel.attempt.AttemptKey;
import com.ziraai.channel.fence.Fence;
import com.ziraai.channel.hold.Hold;
import com.ziraai.contract.Media;
import com.ziraai.messaging.trace.Tracing;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import reactor.core.publisher.Mono;

/**
 * Has kept commands carried out and notes what became of them; any number of instances may at once.
 * After a crash between the deed and its note a command comes again when its lease ends, and finds
 * the row of its intent.
 */
final class Kept<C extends SpecificRecord> {

    private final Media<C> medium;
    private final Fence fence;
    private final Hold<C> hold;
    private final Tracing tracing;

    Kept(Media<C> medium, Fence fence, Hold<C> hold, Tracing tracing) {
        this.medium = medium;
        this.fence = fence;
        this.hold = hold;
        this.tracing = tracing;
    }

    /**
     * What became of commands; one in no set is left to be done.
     *
     * @param told attempts whose outcome is published
     * @param elsewhere attempts that may go by any sender now
     * @param kept attempts that were kept anew
     * @param later attempts that were kept for a while, which the end of the lease must not cut
     *     short
     */
    record Settled(
            Set<AttemptKey> told,
            Set<AttemptKey> elsewhere,
            Set<AttemptKey> kept,
            Set<AttemptKey> later) {}

    /**
     * Carries some out.
     *
     * @param name of the step, for traces
     * @param taking takes them under a lease
     * @return whether something became of each, so that more may follow at once
     */
    boolean some(String name, Mono<List<C>> taking, Function<List<C>, Settled> carrying) {
        if (fence.obstacle().isPresent()) {
            return false;
        }
        List<C> commands = Objects.requireNonNull(taking.block());
        if (commands.isEmpty()) {
            return false;
        }
        Set<AttemptKey> undone =
                commands.stream()
                        .map(each -> AttemptKey.of(medium.attempt().apply(each)))
                        .collect(Collectors.toCollection(HashSet::new));
        Set<AttemptKey> kept = new HashSet<>();
        try {
            tracing.within(name, () -> kept.addAll(note(carrying.apply(commands), undone)));
        } finally {
            hold.giveBack(undone).block();
        }
        return kept.containsAll(undone);
    }

    private Set<AttemptKey> note(Settled settled, Set<AttemptKey> undone) {
        hold.forget(settled.told()).block();
        hold.release(settled.elsewhere()).block();
        undone.removeAll(settled.told());
        undone.removeAll(settled.elsewhere());
        undone.removeAll(settled.later());
        return settled.kept();
    }
}
