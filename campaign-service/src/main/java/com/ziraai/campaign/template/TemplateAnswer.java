package com.ziraai.campaign.template;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A template as its routes answer it. */
record TemplateAnswer(boolean success, Data data) {

    /** {@code sponsorId} is null where it is every sponsor's, {@code channel} where it has none. */
    record Data(
            String templateId,
            @Nullable String sponsorId,
            String name,
            @Nullable String channel,
            String message,
            Instant updatedAt) {

        static Data of(MessageTemplate template) {
            return new Data(
                    template.id(),
                    template.sponsorId().orElse(null),
                    template.name(),
                    template.channel().orElse(null),
                    template.message(),
                    template.updatedAt());
        }
    }

    /** Several templates, by name. */
    record Listed(boolean success, List<Data> data, Pagination pagination) {

        /** {@code next} is the {@code after} of the following page, null on the last. */
        record Pagination(int limit, boolean hasMore, @Nullable String next) {}

        /**
         * @param found up to one more than the limit
         */
        static Listed of(List<MessageTemplate> found, int limit) {
            boolean hasMore = found.size() > limit;
            List<MessageTemplate> page = hasMore ? found.subList(0, limit) : found;
            return new Listed(
                    true,
                    page.stream().map(Data::of).toList(),
                    new Pagination(limit, hasMore, hasMore ? page.getLast().id() : null));
        }
    }

    static TemplateAnswer of(MessageTemplate template) {
        return new TemplateAnswer(true, Data.of(template));
    }
}
