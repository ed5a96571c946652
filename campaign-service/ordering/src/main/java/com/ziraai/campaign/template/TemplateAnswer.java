package com.ziraai.campaign.template;

import com.ziraai.campaign.gateway.Page;
import com.ziraai.campaign.gateway.Pagination;
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
    record Listed(boolean success, List<Data> data, Pagination<String> pagination) {

        /**
         * @param found up to one more than the limit
         */
        static Listed of(List<MessageTemplate> found, int limit) {
            Page<MessageTemplate> page = Page.of(found, limit);
            return new Listed(
                    true,
                    page.items().stream().map(Data::of).toList(),
                    Pagination.of(page, limit, MessageTemplate::id));
        }
    }

    static TemplateAnswer of(MessageTemplate template) {
        return new TemplateAnswer(true, Data.of(template));
    }
}
