package com.ziraai.campaign.table;

import java.util.ArrayList;
import java.util.List;

/**
 * One record of RFC 4180, made of the lines it is fed. A quote counts at the beginning of a cell
 * only, as programs write it; behind the one that closes nothing but a delimiter may come.
 */
final class CsvRecord {

    private final char delimiter;
    private final List<String> cells = new ArrayList<>();
    private final StringBuilder quoted = new StringBuilder(0);
    private State state = State.WHOLE;

    /** How the lines so far end. */
    enum State {
        WHOLE,
        /** Within quotes. */
        OPEN,
        /** Something stands behind a closing quote, so one of its quotes is not what it seems. */
        BROKEN
    }

    CsvRecord(char delimiter) {
        this.delimiter = delimiter;
    }

    List<String> cells() {
        return cells;
    }

    State feed(String line) {
        int position = 0;
        if (state == State.OPEN) {
            quoted.append('\n');
            position = closing(line, 0);
        }
        while (state == State.WHOLE && position <= line.length()) {
            if (position < line.length() && line.charAt(position) == '"') {
                state = State.OPEN;
                position = closing(line, position + 1);
            } else {
                int end = line.indexOf(delimiter, position);
                int stop = end < 0 ? line.length() : end;
                cells.add(line.substring(position, stop));
                position = stop + 1;
            }
        }
        return state;
    }

    /**
     * Takes what is quoted.
     *
     * @return where the next cell begins, past the end of the line if there is none
     */
    private int closing(String line, int from) {
        int position = from;
        while (true) {
            int quote = line.indexOf('"', position);
            if (quote < 0) {
                quoted.append(line, position, line.length());
                return line.length() + 1;
            }
            quoted.append(line, position, quote);
            if (quote + 1 < line.length() && line.charAt(quote + 1) == '"') {
                quoted.append('"');
                position = quote + 2;
            } else {
                return close(line, quote + 1);
            }
        }
    }

    private int close(String line, int behind) {
        cells.add(quoted.toString());
        quoted.setLength(0);
        int next = line.indexOf(delimiter, behind);
        int stop = next < 0 ? line.length() : next;
        state = line.substring(behind, stop).isBlank() ? State.WHOLE : State.BROKEN;
        return stop + 1;
    }
}
