package com.ziraai.campaign.table;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The lines of a text, whichever way they end, some of which can be given back. */
final class CsvLines implements Closeable {

    /** What can be looked at before anything is read: longer than any line of headings. */
    private static final int LOOK_AHEAD = 16_384;

    private final Reader text;
    private final Deque<Line> returned = new ArrayDeque<>();
    private char[] buffer = new char[2 * LOOK_AHEAD];
    private int position;
    private int end;
    private boolean afterReturn;
    private long lines;

    CsvLines(Reader text) {
        this.text = text;
    }

    /**
     * @param number from 1
     */
    record Line(long number, String text) {}

    /** The beginning of the text, up to the end of that line if it is not too far. */
    String start(int line) throws IOException {
        int seen = 0;
        int looked = 0;
        while (seen < line && end < LOOK_AHEAD) {
            int read = text.read(buffer, end, LOOK_AHEAD - end);
            if (read <= 0) {
                break;
            }
            end += read;
            for (; looked < end; looked++) {
                seen += buffer[looked] == '\n' ? 1 : 0;
            }
        }
        return new String(buffer, 0, end);
    }

    /**
     * The next line; empty at the end.
     *
     * @throws BrokenTableException if it is longer than a row may be
     */
    Optional<Line> next() throws IOException {
        if (!returned.isEmpty()) {
            return Optional.of(returned.removeFirst());
        }
        StringBuilder begun = new StringBuilder(0);
        while (true) {
            for (int i = position; i < end; i++) {
                char character = buffer[i];
                if (character == '\n' && afterReturn && i == position && begun.isEmpty()) {
                    position++;
                } else if (character == '\n' || character == '\r') {
                    String line = begun.append(buffer, position, i - position).toString();
                    position = i + 1;
                    afterReturn = character == '\r';
                    return Optional.of(line(line));
                }
                afterReturn = false;
            }
            begun.append(buffer, position, end - position);
            if (begun.length() > TableLimits.LONGEST_ROW) {
                throw new BrokenTableException("UNREADABLE_ROW", lines + 1);
            }
            position = 0;
            end = Math.max(0, text.read(buffer, 0, buffer.length));
            if (end == 0) {
                return begun.isEmpty() ? Optional.empty() : Optional.of(line(begun.toString()));
            }
        }
    }

    private Line line(String text) {
        lines++;
        return new Line(lines, text);
    }

    /** Lines that come next again, in their order. */
    void giveBack(List<Line> some) {
        some.reversed().forEach(returned::addFirst);
    }

    /** The number of the last line that was read. */
    long number() {
        return lines;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
