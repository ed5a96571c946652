package com.ziraai.channel.journal;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.ziraai.channel.attempt.AttemptKey;
import com.ziraai.contract.OperationId;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A journal as bytes, mapped into memory: what was stored is in the page cache, which the kill of a
 * process does not touch.
 *
 * <p>Layout: format, id, number of the claim (0: none), how many attempts; where the file was made;
 * then a place for each attempt: 1 (noted) or 2 (begun), item, number, operation. A claim's number
 * is taken away before its places are overwritten and set after the new ones are whole, so a file
 * torn by a kill holds no claim.
 */
final class JournalFile implements AutoCloseable {

    static final int CAPACITY = 1024;

    private static final long FORMAT = 0x7a69726161690001L;
    private static final long ID = 8;
    private static final long CLAIM = 16;
    private static final long COUNT = 24;
    private static final long MADE_LENGTH = 28;
    private static final long MADE = 32;
    private static final int MADE_MOST = 992;

    private static final long PLACES = MADE + MADE_MOST;
    private static final int PLACE = 80;
    private static final long ITEM = 4;
    private static final long ATTEMPT = 8;
    private static final long OPERATION_LENGTH = 12;
    private static final long OPERATION = 16;
    private static final int OPERATION_MOST = PLACE - (int) OPERATION;

    static final long SIZE = PLACES + (long) CAPACITY * PLACE;

    private static final int NOTED = 1;
    private static final int BEGUN = 2;

    private final FileChannel channel;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment bytes;
    private final Runnable closed;

    /**
     * @param channel of a locked file of {@link #SIZE} bytes; closed with this
     * @param closed is told when the lock is gone
     */
    JournalFile(FileChannel channel, Runnable closed) throws IOException {
        this.channel = channel;
        this.bytes = channel.map(MapMode.READ_WRITE, 0, SIZE, arena);
        this.closed = closed;
    }

    /** Begins a new file. */
    void format(long id, String made) {
        byte[] where = made.getBytes(UTF_8);
        if (where.length > MADE_MOST) {
            throw new IllegalArgumentException("too long: " + made);
        }
        bytes.set(JAVA_LONG, ID, id);
        text(MADE_LENGTH, MADE, where);
        VarHandle.fullFence();
        bytes.set(JAVA_LONG, 0, FORMAT);
        VarHandle.fullFence();
    }

    long id() {
        return bytes.get(JAVA_LONG, ID);
    }

    /** Replaces the claim; one that has more attempts than there are places leaves no proof. */
    void write(long claim, List<AttemptKey> attempts) {
        bytes.set(JAVA_LONG, CLAIM, 0);
        VarHandle.fullFence();
        if (attempts.size() > CAPACITY) {
            return;
        }
        for (int i = 0; i < attempts.size(); i++) {
            write(place(i), attempts.get(i));
        }
        bytes.set(JAVA_INT, COUNT, attempts.size());
        VarHandle.fullFence();
        bytes.set(JAVA_LONG, CLAIM, claim);
        VarHandle.fullFence();
    }

    private void write(long place, AttemptKey attempt) {
        bytes.set(JAVA_INT, place, NOTED);
        bytes.set(JAVA_INT, place + ITEM, attempt.itemIndex());
        bytes.set(JAVA_INT, place + ATTEMPT, attempt.attemptNo());
        text(place + OPERATION_LENGTH, place + OPERATION, attempt.operationId().getBytes(UTF_8));
    }

    private void text(long lengthAt, long at, byte[] text) {
        bytes.set(JAVA_INT, lengthAt, text.length);
        MemorySegment.copy(MemorySegment.ofArray(text), 0, bytes, at, text.length);
    }

    void begin(int place) {
        if (place < CAPACITY) {
            bytes.set(JAVA_INT, place(place), BEGUN);
            VarHandle.fullFence();
        }
    }

    private static long place(int number) {
        return PLACES + (long) number * PLACE;
    }

    /** What the dead process left; empty where it proves nothing, or was made elsewhere. */
    Optional<Abandoned> read(String made) {
        long claim = bytes.get(JAVA_LONG, CLAIM);
        int count = bytes.get(JAVA_INT, COUNT);
        if (bytes.get(JAVA_LONG, 0) != FORMAT
                || claim <= 0
                || count < 0
                || count > CAPACITY
                || !text(MADE_LENGTH, MADE, MADE_MOST).equals(made)) {
            return Optional.empty();
        }
        Set<AttemptKey> uncalled = new HashSet<>();
        for (int i = 0; i < count; i++) {
            if (bytes.get(JAVA_INT, place(i)) == NOTED) {
                uncalled.add(attempt(place(i)));
            }
        }
        return Optional.of(new Abandoned(new UUID(id(), claim), uncalled));
    }

    private AttemptKey attempt(long place) {
        String operation = text(place + OPERATION_LENGTH, place + OPERATION, OPERATION_MOST);
        return new AttemptKey(
                new OperationId(operation).value(),
                bytes.get(JAVA_INT, place + ITEM),
                bytes.get(JAVA_INT, place + ATTEMPT));
    }

    private String text(long lengthAt, long at, int most) {
        int length = Math.clamp(bytes.get(JAVA_INT, lengthAt), 0, most);
        return new String(
                bytes.asSlice(at, length).toArray(java.lang.foreign.ValueLayout.JAVA_BYTE), UTF_8);
    }

    @Override
    public void close() {
        if (arena.scope().isAlive()) {
            arena.close();
            try {
                channel.close();
            } catch (IOException e) {
                // Nothing is lost with it: what was stored is stored.
            }
            closed.run();
        }
    }
}
