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
 * Reads text of an unknown encoding: what its byte order mark says; else UTF-16 if every other byte
 * is none; else UTF-8, unless the bytes around the first character beyond ASCII are none, then
 * windows-1254, the Turkish of older programs, which is a guess. Nothing but that neighbourhood is
 * looked at twice, so a file of any length is streamed. A byte that does not fit afterwards is an
 * error and never a silent question mark in a name.
 */
final class DetectingReader extends Reader {

    static final Charset TURKISH = Charset.forName("windows-1254");

    private static final int LOOK_AHEAD = 65_536;
    private static final int MARK = 3;

    /** Bytes that tell which half of a character of UTF-16 is empty; all of European letters. */
    private static final int START = 512;

    private final PushbackInputStream bytes;
    private final byte[] buffer = new byte[8192];
    private Optional<Charset> charset;
    private Optional<Reader> decoder = Optional.empty();
    private boolean guessed;

    /**
     * @param given the encoding, if the sender said it; of UTF-16 without saying which, the bytes
     *     do
     */
    DetectingReader(InputStream stream, Optional<Charset> given) throws IOException {
        bytes = new PushbackInputStream(stream, START);
        byte[] start = bytes.readNBytes(START);
        Optional<Charset> marked = marked(start);
        Optional<Charset> wide = marked.or(() -> wide(start));
        charset =
                given.filter(known -> !known.equals(StandardCharsets.UTF_16))
                        .or(() -> wide)
                        .or(() -> given);
        charset.ifPresent(known -> decoder = Optional.of(decoding(bytes, known)));
    }

    /** UTF-16 by the halves of its characters that are empty, where most of them are. */
    private static Optional<Charset> wide(byte[] start) {
        int[] empty = new int[2];
        for (int i = 0; i < start.length; i++) {
            empty[i % 2] += start[i] == 0 ? 1 : 0;
        }
        int characters = start.length / 2;
        if (characters == 0 || Math.min(empty[0], empty[1]) * 4 > characters) {
            return Optional.empty();
        }
        if (empty[1] * 2 > characters) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return empty[0] * 2 > characters
                ? Optional.of(StandardCharsets.UTF_16BE)
                : Optional.empty();
    }

    private Optional<Charset> marked(byte[] start) throws IOException {
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

    /** Whether the encoding is one of several the bytes would do in. */
    boolean isGuessed() {
        return guessed;
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
        guessed = found.equals(TURKISH);
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
