package com.ziraai.campaign.item;

import com.ziraai.campaign.gateway.Texts;
import com.ziraai.campaign.item.StoryAnswer.Accepted;
import com.ziraai.campaign.item.StoryAnswer.Event;
import com.ziraai.campaign.progress.ItemWords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What happened to one item, gathered from whoever tells it. Not thread-safe. */
final class Timeline {

    private final List<Event> events = new ArrayList<>();
    private final Texts texts;
    private final ItemWords words;
    private final Locale language;

    Timeline(Texts texts, Locale language) {
        this.texts = texts;
        this.words = new ItemWords(texts);
        this.language = language;
    }

    void add(Accepted accepted) {
        note(accepted.acceptedAt(), "REQUESTED", null, null, accepted.refusal());
        if (accepted.releasedAt() != null) {
            note(accepted.releasedAt(), "RELEASED", null, null, null);
        }
    }

    void add(CodeStory code) {
        note(
                code.createdAt(),
                code.code() == null ? "CODE_REFUSED" : "CODE_ALLOCATED",
                null,
                null,
                code.refusal());
    }

    void add(DispatchStory story) {
        for (DispatchStory.Decision each : story.decisions()) {
            if (each.endStatus() == null) {
                attempt(each);
            } else {
                note(each.decidedAt(), "ENDED_" + each.endStatus(), null, null, each.reason());
            }
        }
    }

    private void attempt(DispatchStory.Decision decided) {
        boolean isWaiting = decided.waitsFor() != null;
        note(
                decided.decidedAt(),
                isWaiting ? "ATTEMPT_WAITS" : "ATTEMPT_DECIDED",
                decided.attemptNo(),
                decided.channel(),
                isWaiting ? decided.waitsFor() : decided.reason());
    }

    void add(String channel, ChannelStory story) {
        for (ChannelStory.Attempt each : story.attempts()) {
            note(each.intendedAt(), "CALLED", each.attemptNo(), channel, unusual(each.route()));
            if (each.occurredAt() != null) {
                note(
                        each.occurredAt(),
                        "RESULT_" + each.status(),
                        each.attemptNo(),
                        channel,
                        Optional.ofNullable(each.failure())
                                .map(ChannelStory.Failure::code)
                                .orElse(null));
            }
        }
    }

    /** Why a message went by another sender than usual; null where it did not. */
    private static @Nullable String unusual(@Nullable String route) {
        return "ONLY".equals(route) || "HOME".equals(route) ? null : route;
    }

    private void note(
            Instant at,
            String event,
            @Nullable Integer attemptNo,
            @Nullable String channel,
            @Nullable String code) {
        String text = texts.find(language, "story." + event).orElse(event);
        events.add(
                new Event(
                        at,
                        event,
                        attemptNo,
                        channel,
                        code,
                        code == null ? text : text + ": " + words.message(language, code, code)));
    }

    /** Oldest first; what happened at the same time in the order it was told. */
    List<Event> inOrder() {
        return events.stream().sorted(Comparator.comparing(Event::at)).toList();
    }
}
