package com.ziraai.channel.email.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * A whole message, lines ended by CRLF, in runs of bytes: a file many messages bring along is in
 * memory once. Nobody changes them.
 */
public final class Content {

    private final List<byte[]> runs;
    private final int length;

    private Content(List<byte[]> runs) {
        this.runs = List.copyOf(runs);
        this.length = Math.toIntExact(runs.stream().mapToLong(run -> run.length).sum());
    }

    public int length() {
        return length;
    }

    public void writeTo(OutputStream out) throws IOException {
        for (byte[] run : runs) {
            out.write(run);
        }
    }

    /** Takes a message that is being written. */
    public static final class Writer extends ByteArrayOutputStream {

        private final List<byte[]> runs = new ArrayList<>(1);

        /**
         * @param usual bytes of its own
         */
        public Writer(int usual) {
            super(usual);
        }

        /** Goes on with these bytes, which stay where they are and must not change any more. */
        public void share(byte[] bytes) {
            runs.add(toByteArray());
            reset();
            runs.add(bytes);
        }

        /** What was written. */
        public Content content() {
            runs.add(toByteArray());
            return new Content(runs);
        }
    }
}
