package com.ziraai.local.sponsor;

/**
 * A row of the recipients file.
 *
 * @param phone in any notation people write
 * @param channel {@code WhatsApp} or {@code SMS}
 * @param expected what the intake should make of it
 */
public record Recipient(
        String name,
        String phone,
        String channel,
        String region,
        String cropType,
        Expected expected) {

    public enum Expected {
        VALID,
        INVALID,
        /** The same number as the row before, written differently. */
        DUPLICATE
    }
}
