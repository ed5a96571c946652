package com.ziraai.campaign.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads text of an unknown encoding: what its byte order mark says; else UTF-8, unless the bytes
 * around the first character beyond ASCII are none, then windows-1254, the Turkish of older
 * programs. Nothing but that neighbourhood is looked at twice, so a file of any length is streamed.
 * A byte that does not fit afterwards is an error and never a silent question mark in a name.
 */
final class DetectingReader extends Reader {

    static final Charset TURKISH = Charset.forName("windows-1254");

    private static final int LOOK_AHEAD = 65_536;
    private static final int MARK = 3;

    private final PushbackInputStream bytes;
    private final byte[] buffer = new byte[8192];
    private Optional<Charset> charset;
    private Optional<Reader> decoder = Optional.empty();

    /**
     * @param given the encoding, if the sender said it
     */
    DetectingReader(InputStream stream, Optional<Charset> given) throws IOException {
        bytes = new PushbackInputStream(stream, MARK);
        Optional<Charset> marked = marked();
        charset = given.or(() -> marked);
        charset.ifPresent(known -> decoder = Optional.of(decoding(bytes, known)));
    }

    private Optional<Charset> marked() throws IOException {
        byte[] start = bytes.readNBytes(MARK);
        int first = start.length > 0 ? start[0] & 0xff : 0;
        int second = start.length > 1 ? start[1] & 0xff : 0;
        int third = start.length > 2 ? start[2] & 0xff : 0;
        int skipped = 0;
        Optional<Charset> found = Optional.empty();
        if (first == 0xEF && second == 0xBB && third == 0xBF) {
            skipped = MARK;
            found = Optional.of(StandardCharsets.UTF_8);
        } else if (first == 0xFF && second == 0xFE) {
            skipped = 2;
            found = Optional.of(StandardCharsets.UTF_16LE);
        } else if (first == 0xFE && second == 0xFF) {
            skipped = 2;
            found = Optional.of(StandardCharsets.UTF_16BE);
        }
        bytes.unread(start, skipped, start.length - skipped);
        return found;
    }

    /** The encoding as far as it is known: what is all ASCII is UTF-8 too. */
    Charset charset() {
        return charset.orElse(StandardCharsets.UTF_8);
    }

    @Override
    public int read(char[] characters, int offset, int length) throws IOException {
        if (decoder.isPresent()) {
            return decoder.get().read(characters, offset, length);
        }
        int count = bytes.read(buffer, 0, Math.min(length, buffer.length));
        for (int i = 0; i < count; i++) {
            if (buffer[i] < 0) {
                decide(i, count);
                return i > 0 ? i : read(characters, offset, length);
            }
            characters[offset + i] = (char) buffer[i];
        }
        return count;
    }

    private void decide(int from, int to) throws IOException {
        byte[] further = bytes.readNBytes(LOOK_AHEAD);
        byte[] ahead = new byte[to - from + further.length];
        System.arraycopy(buffer, from, ahead, 0, to - from);
        System.arraycopy(further, 0, ahead, to - from, further.length);
        boolean whole = further.length < LOOK_AHEAD;
        Charset found = isUtf8(ahead, whole) ? StandardCharsets.UTF_8 : TURKISH;
        charset = Optional.of(found);
        decoder =
                Optional.of(
                        decoding(
                                new SequenceInputStream(new ByteArrayInputStream(ahead), bytes),
                                found));
    }

    private static boolean isUtf8(byte[] text, boolean whole) {
        CharsetDecoder decoder = strict(StandardCharsets.UTF_8);
        return !decoder.decode(ByteBuffer.wrap(text), CharBuffer.allocate(text.length), whole)
                .isError();
    }

    private static Reader decoding(InputStream stream, Charset charset) {
        return new InputStreamReader(stream, strict(charset));
    }

    private static CharsetDecoder strict(Charset charset) {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
