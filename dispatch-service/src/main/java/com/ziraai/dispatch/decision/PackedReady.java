package com.ziraai.dispatch.decision;

import com.ziraai.dispatch.decision.Decision.Lasting;
import com.ziraai.dispatch.decision.Decision.SendNow;
import com.ziraai.dispatch.item.AttemptKey;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/**
 * The ready items of first attempts behind one another, because binding an array of buffers leaks
 * direct memory in the driver.
 *
 * @param starts where each step's item begins, from 1 as SQL counts
 * @param lengths its length, 0 where the step stores none
 */
record PackedReady(ByteBuffer bytes, Integer[] starts, Integer[] lengths) {

    static PackedReady of(Map<AttemptKey, Step<? extends Lasting>> steps, StoredReady form) {
        List<ByteBuffer> written = steps.values().stream().map(step -> write(step, form)).toList();
        ByteBuffer bytes =
                ByteBuffer.allocate(written.stream().mapToInt(ByteBuffer::remaining).sum());
        Integer[] starts = new Integer[written.size()];
        Integer[] lengths = new Integer[written.size()];
        for (int index = 0; index < starts.length; index++) {
            starts[index] = bytes.position() + 1;
            lengths[index] = written.get(index).remaining();
            bytes.put(written.get(index));
        }
        return new PackedReady(bytes.flip(), starts, lengths);
    }

    private static ByteBuffer write(Step<? extends Lasting> step, StoredReady form) {
        boolean isFirstSent = step.decision() instanceof SendNow send && send.attemptNo() == 1;
        return isFirstSent ? form.write(step.ready()) : ByteBuffer.allocate(0);
    }
}
