package com.ziraai.campaign.attachment;

import java.time.Instant;

/**
 * A file without its bytes.
 *
 * @param name one line without a path, ending in what its type is known by
 * @param type media type
 * @param size bytes
 * @param sha256 of the bytes, hexadecimal
 * @param createdBy subject of the token
 */
public record Attachment(
        String id,
        String sponsorId,
        String name,
        String type,
        int size,
        String sha256,
        Instant createdAt,
        String createdBy) {

    /** As it travels with a message. */
    public com.ziraai.event.Attachment named() {
        return new com.ziraai.event.Attachment(id, name, type, size, sha256);
    }
}
