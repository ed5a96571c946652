package com.ziraai.simulator.twilio;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;

/** The messages taken last, as the account lists them. In memory only: a new process has none. */
final class TakenMessages {

    private static final int MOST = 100_000;

    private final ArrayDeque<Taken> all = new ArrayDeque<>();
    private final Clock clock;

    TakenMessages(Clock clock) {
        this.clock = clock;
    }

    record Taken(Message message, String sid, Instant at) {}

    synchronized void add(Message message, String sid) {
        if (all.size() == MOST) {
            all.removeFirst();
        }
        all.addLast(new Taken(message, sid, clock.instant()));
    }

    /** Newest first, by the filters of a raw query; one that is not there lets all pass. */
    synchronized List<Taken> find(String query) {
        Map<String, List<String>> filters =
                new QueryStringDecoder(query, StandardCharsets.UTF_8, false).parameters();
        return all.stream()
                .filter(each -> fits(filters, "To", each.message().to()))
                .filter(each -> fits(filters, "From", each.message().from()))
                .filter(each ->
                        fits(
                                filters,
                                "DateSent",
                                LocalDate.ofInstant(each.at(), ZoneOffset.UTC).toString()))
                .toList()
                .reversed();
    }

    private static boolean fits(Map<String, List<String>> filters, String name, String value) {
        return filters.getOrDefault(name, List.of(value)).contains(value);
    }
}
