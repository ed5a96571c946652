package com.ziraai.channel.send;

import com.ziraai.channel.attempt.AttemptKey;
import com.ziraai.channel.fence.Fence;
import com.ziraai.channel.hold.Hold;
import com.ziraai.channel.provider.Medium;
import com.ziraai.channel.send.Sending.Progress;
import com.ziraai.messaging.trace.Tracing;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;

/**
 * Carries out kept commands once their operation goes on or is cancelled; any number of instances
 * may run it at once. After a crash between the deed and its note the command comes again when its
 * lease ends, and finds the row of its intent.
 */
final class Resumption<C extends SpecificRecord> {

    /** Taken together, and so not free for another instance while the sender is slow. */
    private static final int PER_ROUND = 64;

    private final Medium<C> medium;
    private final Fence fence;
    private final Hold<C> hold;
    private final Dealing<C> dealing;
    private final Tracing tracing;

    Resumption(Medium<C> medium, Fence fence, Hold<C> hold, Dealing<C> dealing, Tracing tracing) {
        this.medium = medium;
        this.fence = fence;
        this.hold = hold;
        this.dealing = dealing;
        this.tracing = tracing;
    }

    /** Whether all that could be taken was done, and more may follow at once. */
    boolean resumeSome() {
        if (fence.obstacle().isPresent()) {
            return false;
        }
        List<C> commands = Objects.requireNonNull(hold.takeResumed(PER_ROUND).block());
        if (commands.isEmpty()) {
            return false;
        }
        Set<AttemptKey> undone =
                commands.stream()
                        .map(each -> AttemptKey.of(medium.attempt().apply(each)))
                        .collect(Collectors.toCollection(HashSet::new));
        try {
            tracing.within("kept commands", () -> resume(commands, undone));
        } finally {
            hold.giveBack(undone).block();
        }
        return undone.isEmpty();
    }

    private void resume(List<C> commands, Set<AttemptKey> undone) {
        Progress progress = dealing.some(commands);
        hold.forget(progress.told()).block();
        undone.removeAll(progress.told());
    }
}
