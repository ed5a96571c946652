package com.ziraai.campaign.callback;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the routes of events answer. */
final class CallbackAnswer {

    private CallbackAnswer() {}

    /** Answer of the list. */
    record Listed(boolean success, Page data) {}

    /**
     * @param next the {@code before} of the following page; null on the last
     */
    record Page(String operationId, List<Entry> events, @Nullable Integer next) {}

    /** Answer of a replay. */
    record Replayed(boolean success, Entry data) {}

    /**
     * @param id the {@code webhook-id}
     * @param nextAttemptAt null once it is delivered, superseded or given up
     */
    record Entry(
            String id,
            String type,
            String state,
            String url,
            Instant createdAt,
            @Nullable Instant nextAttemptAt,
            List<Event.Attempt> attempts) {

        static Entry of(Event event) {
            return new Entry(
                    event.id(),
                    event.type().word(),
                    event.state().name(),
                    event.url(),
                    event.createdAt(),
                    event.nextAttemptAt(),
                    event.attempts());
        }
    }

    static Listed listed(String operationId, List<Event> events, int limit) {
        Integer next = events.size() < limit ? null : events.getLast().sequence();
        return new Listed(
                true, new Page(operationId, events.stream().map(Entry::of).toList(), next));
    }
}
