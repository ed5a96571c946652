package com.ziraai.analytics.store;

import com.ziraai.analytics.fold.AttemptDetail;
import com.ziraai.analytics.fold.Cell;
import com.ziraai.analytics.fold.Exclusion;
import com.ziraai.analytics.fold.Page;
import com.ziraai.event.AttemptStatus;
import com.ziraai.event.Channel;
import com.ziraai.event.ItemStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a page's attempts, in bytes: the words in it, the differing attempts by these
 * words, in the order they first occur, and for each attempt number a column that says which of
 * them each item's is, 0 being none. Statuses, ends and channels are words, too: no place in an
 * enum is stored.
 */
final class AttemptDictionary {

    private final Page page;
    private final int[] slots;
    private final Map<String, Integer> words = new LinkedHashMap<>();
    private final Map<Long, Integer> places = new HashMap<>();
    private final List<Entry> entries = new ArrayList<>();
    private long lastKey;
    private int lastPlace;

    /** An attempt as many items have it. */
    private record Entry(int cell, AttemptDetail detail) {}

    AttemptDictionary(Page page, int[] slots) {
        this.page = page;
        this.slots = slots;
    }

    void write(Sink out) {
        Sink columns = new Sink(slots.length * 2 + 16);
        for (int attemptNo = 0; attemptNo < page.attempts(); attemptNo++) {
            writeColumn(attemptNo, columns);
        }
        columns.number(0);
        Sink attempts = new Sink(256);
        attempts.number(entries.size());
        entries.forEach(entry -> write(entry, attempts));
        out.number(words.size());
        words.keySet().forEach(out::text);
        out.append(attempts).append(columns);
    }

    /** An attempt number nobody has is left out. */
    private void writeColumn(int attemptNo, Sink out) {
        Sink column = new Sink(slots.length + 16);
        boolean any = false;
        for (int slot : slots) {
            int place = place(attemptNo, slot);
            column.number(place);
            any |= place != 0;
        }
        if (any) {
            out.number(attemptNo + 1).append(column);
        }
    }

    private int place(int attemptNo, int slot) {
        int cell = page.cell(attemptNo, slot);
        if (cell == Cell.NOTHING) {
            return 0;
        }
        int detail = page.place(attemptNo, slot);
        long key = (long) cell << Integer.SIZE | detail;
        if (key != lastKey) {
            lastKey = key;
            lastPlace = places.computeIfAbsent(key, each -> add(cell, detail));
        }
        return lastPlace;
    }

    private int add(int cell, int detail) {
        entries.add(new Entry(cell, page.kept(detail)));
        return entries.size();
    }

    private void write(Entry entry, Sink out) {
        int cell = entry.cell();
        AttemptDetail detail = entry.detail();
        out.number(word(name(Cell.end(cell))))
                .number(word(name(Cell.exclusion(cell))))
                .number(word(Cell.isAttempt(cell) ? Cell.status(cell).name() : ""))
                .number(word(Cell.isAttempt(cell) ? Cell.channel(cell).name() : ""))
                .number(word(detail.origin().provider()))
                .number(word(detail.origin().sender()))
                .number(word(detail.country()))
                .number(detail.parts())
                .number(detail.priceMicros())
                .number(detail.reason().rank())
                .number(word(detail.reason().failureClass()))
                .number(word(detail.reason().code()));
    }

    private static String name(@Nullable Enum<?> symbol) {
        return symbol == null ? "" : symbol.name();
    }

    private int word(String word) {
        Integer known = words.putIfAbsent(word, words.size());
        return known == null ? words.size() - 1 : known;
    }

    static void read(Source in, int[] slots, Page page) {
        String[] words = new String[in.integer()];
        for (int i = 0; i < words.length; i++) {
            words[i] = in.text();
        }
        int[] cells = new int[in.integer() + 1];
        int[] details = new int[cells.length];
        for (int place = 1; place < cells.length; place++) {
            cells[place] = readCell(in, words);
            details[place] = page.keep(readDetail(in, words));
        }
        for (int column = in.integer(); column != 0; column = in.integer()) {
            for (int slot : slots) {
                int place = in.integer();
                page.restore(column - 1, slot, cells[place], details[place]);
            }
        }
    }

    private static int readCell(Source in, String[] words) {
        String end = words[in.integer()];
        String exclusion = words[in.integer()];
        String status = words[in.integer()];
        String channel = words[in.integer()];
        int cell = Cell.NOTHING;
        if (!end.isEmpty()) {
            cell = Cell.of(Source.symbol(ItemStatus.class, end));
        }
        if (!exclusion.isEmpty()) {
            cell = Cell.merge(cell, Cell.of(Source.symbol(Exclusion.class, exclusion)));
        }
        if (!status.isEmpty()) {
            cell = Cell.merge(cell, attempt(status, channel));
        }
        return cell;
    }

    private static int attempt(String status, String channel) {
        return Cell.of(
                Source.symbol(Channel.class, channel), Source.symbol(AttemptStatus.class, status));
    }

    private static AttemptDetail readDetail(Source in, String[] words) {
        return new AttemptDetail(
                new AttemptDetail.Origin(words[in.integer()], words[in.integer()]),
                words[in.integer()],
                in.integer(),
                in.number(),
                new AttemptDetail.Reasoned(in.integer(), words[in.integer()], words[in.integer()]));
    }
}
