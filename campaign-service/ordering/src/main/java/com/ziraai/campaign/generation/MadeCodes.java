package com.ziraai.campaign.generation;

import com.ziraai.campaign.inquiry.Peer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The codes of an operation, from code-service. Whatever keeps it from answering is a 503. */
final class MadeCodes {

    /** The most code-service answers at once. */
    static final int LONGEST = 1_000;

    private final Peer codes;

    MadeCodes(Peer codes) {
        this.codes = codes;
    }

    /** A code, or why there is none. */
    record Made(
            int itemIndex,
            @Nullable String code,
            @Nullable String link,
            @Nullable String refusal,
            Instant expiresAt,
            Instant createdAt) {}

    /**
     * Some codes, by index.
     *
     * @param next to be asked for as {@code after}; null when these are the last
     */
    record Page(List<Made> items, @Nullable Integer next) {}

    private record Answer(Page data) {}

    Mono<Page> page(String token, String operationId, int after, int limit) {
        return codes.require(
                        token,
                        uri ->
                                uri.pathSegment("api", "v1", "operations", operationId, "codes")
                                        .queryParam("after", after)
                                        .queryParam("limit", limit),
                        Answer.class)
                .map(Answer::data)
                .defaultIfEmpty(new Page(List.of(), null));
    }

    /** That page and all behind it, asked for as the reader takes them. */
    Flux<List<Made>> from(String token, String operationId, Page first) {
        return Mono.just(first)
                .expand(page ->
                        page.next() == null
                                ? Mono.empty()
                                : page(token, operationId, page.next(), LONGEST))
                .map(Page::items);
    }
}
