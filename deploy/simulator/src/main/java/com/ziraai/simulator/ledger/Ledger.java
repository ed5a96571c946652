package com.ziraai.simulator.ledger;

import com.ziraai.simulator.attempt.Attempt;
import com.ziraai.simulator.attempt.Call;
import com.ziraai.simulator.attempt.Channel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * All calls since the start, or since {@link #clear()}. One kept in a file also knows what was
 * accepted before the simulator was killed. Safe for concurrent use.
 */
public final class Ledger {

    private static final int ITEMS_PER_CHUNK = 500;

    private final Clock clock;
    private volatile Books books;
    private volatile @Nullable Journal journal;

    public Ledger(Clock clock) {
        this.clock = clock;
        this.books = open();
    }

    /**
     * A ledger kept in a file, with all that the file holds.
     *
     * @param file is made when it is not there
     */
    public static Ledger keptIn(Path file, Clock clock) {
        Ledger ledger = new Ledger(clock);
        Map<Attempt, Entry> accepted = new HashMap<>();
        Journal.read(file).forEach(line -> ledger.restore(line, accepted));
        ledger.journal = Journal.append(file);
        return ledger;
    }

    private void restore(Journal.Line line, Map<Attempt, Entry> accepted) {
        if (line.event() == Journal.Event.ACCEPTED) {
            Instant at = Instant.ofEpochMilli(line.epochMillis());
            Entry entry = books.of(line.attempt(), at).open(line.attempt(), line.channel(), at);
            entry.accepted();
            accepted.put(line.attempt(), entry);
            return;
        }
        Entry entry = Objects.requireNonNull(accepted.get(line.attempt()), line::text);
        switch (line.event()) {
            case ACCEPTED -> throw new IllegalStateException(line.text());
            case ANSWER_DROPPED -> entry.answerDropped();
            case FAILURE_REPORTED -> entry.failureReported();
            case RECEIPT_TAKEN -> {
                entry.receiptsPlanned(1);
                entry.receiptSettled(true);
            }
        }
    }

    private void note(Journal.Line line) {
        Journal kept = journal;
        if (kept != null) {
            kept.write(line);
        }
    }

    private Books open() {
        return Books.open(clock.instant(), this::note);
    }

    /** Writes down that a call came in; the entry takes what becomes of it. */
    public Entry open(Call call) {
        Books now = books;
        return call.attempt()
                .map(attempt ->
                        now.of(attempt, clock.instant())
                                .open(attempt, call.channel(), clock.instant()))
                .orElseGet(() -> now.untracked(call));
    }

    /** Writes down a call that was refused before it could be understood. */
    public void refusedUnread(Channel channel) {
        books.untracked().tallies().add(channel, Tally.REFUSED_CALLS, 1);
    }

    /** Sums over one operation, or over all. */
    public Summary summary(Optional<String> operationId) {
        Books now = books;
        Collection<Book> asked = now.asked(operationId);
        Map<Channel, Traffic> channels = new EnumMap<>(Channel.class);
        for (Channel channel : Channel.values()) {
            channels.put(channel, sum(asked.stream().map(book -> book.tallies().of(channel))));
        }
        Distinct distinct =
                asked.stream().map(Book::distinct).reduce(Distinct.NONE, Distinct::plus);
        Traffic untracked =
                sum(Stream.of(Channel.values()).map(c -> now.untracked().tallies().of(c)));
        return new Summary(distinct, sum(channels.values().stream()), channels, untracked);
    }

    /**
     * JSON lines, one for each item that was called, by operation and index; chunks of some hundred
     * lines in UTF-8.
     */
    public Flux<byte[]> items(Optional<String> operationId, boolean moreThanOnce) {
        return Flux.fromIterable(books.asked(operationId))
                .concatMap(book -> items(book, moreThanOnce), 1);
    }

    public void clear() {
        Journal kept = journal;
        if (kept != null) {
            kept.clear();
        }
        books = open();
    }

    private static Flux<byte[]> items(Book book, boolean moreThanOnce) {
        int bound = book.itemBound();
        int chunks = (int) Math.ceilDiv((long) bound, ITEMS_PER_CHUNK);
        return Flux.range(0, chunks)
                .map(chunk -> lines(book, chunk * ITEMS_PER_CHUNK, bound, moreThanOnce))
                .filter(lines -> lines.length > 0);
    }

    private static byte[] lines(Book book, int from, int bound, boolean moreThanOnce) {
        StringBuilder lines = new StringBuilder();
        int until = (int) Math.min(bound, (long) from + ITEMS_PER_CHUNK);
        for (int item = from; item < until; item++) {
            book.describe(item, moreThanOnce, lines);
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Traffic sum(Stream<Traffic> traffic) {
        return traffic.reduce(Traffic.NONE, Traffic::plus);
    }

    private record Books(
            Map<String, Book> byOperation,
            Book untracked,
            Map<String, Integer> untrackedCalls,
            Consumer<Journal.Line> notes) {

        static Books open(Instant now, Consumer<Journal.Line> notes) {
            return new Books(
                    new ConcurrentHashMap<>(),
                    new Book("untracked", now, notes),
                    new ConcurrentHashMap<>(),
                    notes);
        }

        Book of(Attempt attempt, Instant now) {
            String operationId = attempt.operationId();
            Book book = byOperation.get(operationId);
            return book != null
                    ? book
                    : byOperation.computeIfAbsent(operationId, id -> new Book(id, now, notes));
        }

        Entry untracked(Call call) {
            int nth = untrackedCalls.merge(call.channel() + call.recipient(), 1, Integer::sum);
            return Entry.untracked(untracked, call.channel(), nth);
        }

        Collection<Book> asked(Optional<String> operationId) {
            return operationId
                    .<Collection<Book>>map(
                            id -> Optional.ofNullable(byOperation.get(id)).stream().toList())
                    .orElseGet(() -> List.copyOf(byOperation.values()));
        }
    }
}
