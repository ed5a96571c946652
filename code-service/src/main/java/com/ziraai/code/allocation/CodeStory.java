package com.ziraai.code.allocation;

import com.ziraai.code.allocation.Verdict.Reason;
import com.ziraai.code.link.DeepLinks;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an item got, for whoever asks.
 *
 * @param code null when it was refused one
 * @param link null when it was refused one
 * @param refusal stable code of why it got none; null when it got one
 * @param detail the same in a sentence
 */
record CodeStory(
        int itemIndex,
        @Nullable String code,
        @Nullable String link,
        @Nullable String refusal,
        @Nullable String detail,
        Instant expiresAt,
        Instant createdAt) {

    /**
     * Some codes of an operation, by index.
     *
     * @param next to be asked for as {@code after}; null when these are the last
     */
    record Listing(List<CodeStory> items, @Nullable Integer next) {

        /**
         * @param found one more than {@code limit}, where there are that many
         */
        static Listing of(List<CodeStory> found, int limit) {
            return found.size() <= limit
                    ? new Listing(found, null)
                    : new Listing(found.subList(0, limit), found.get(limit - 1).itemIndex());
        }
    }

    static CodeStory of(Readable row, DeepLinks links) {
        Optional<String> code = Optional.ofNullable(row.get("code", String.class));
        Optional<Reason> refusal =
                Optional.ofNullable(row.get("refusal", String.class)).map(Reason::valueOf);
        return new CodeStory(
                Objects.requireNonNull(row.get("item_index", Integer.class)),
                code.orElse(null),
                code.map(links::to).orElse(null),
                refusal.map(Reason::name).orElse(null),
                refusal.map(each -> each.refusal().getDetail()).orElse(null),
                Objects.requireNonNull(row.get("expires_at", Instant.class)),
                Objects.requireNonNull(row.get("created_at", Instant.class)));
    }
}
