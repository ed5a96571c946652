package com.ziraai.campaign.attachment;

import com.ziraai.campaign.gateway.Page;
import com.ziraai.campaign.gateway.Pagination;
import java.time.Instant;
import java.util.List;

/** A file as its routes answer it. */
record AttachmentAnswer(boolean success, Data data) {

    record Data(
            String attachmentId,
            String name,
            String type,
            int size,
            String sha256,
            Instant createdAt,
            String createdBy) {

        static Data of(Attachment file) {
            return new Data(
                    file.id(),
                    file.name(),
                    file.type(),
                    file.size(),
                    file.sha256(),
                    file.createdAt(),
                    file.createdBy());
        }
    }

    /** Several, newest first. */
    record Listed(boolean success, List<Data> data, Pagination<String> pagination) {

        /**
         * @param found up to one more than the limit
         */
        static Listed of(List<Attachment> found, int limit) {
            Page<Attachment> page = Page.of(found, limit);
            return new Listed(
                    true,
                    page.items().stream().map(Data::of).toList(),
                    Pagination.of(page, limit, Attachment::id));
        }
    }

    record Deleted(boolean success) {}

    static AttachmentAnswer of(Attachment file) {
        return new AttachmentAnswer(true, Data.of(file));
    }
}
