package com.ziraai.local.sponsor;

/**
 * A row of the recipients file.
 *
 * @param phone in any notation people write
 * @param channel {@code WhatsApp}, {@code SMS} or {@code Email}
 * @param expected what the intake should make of it
 */
public record Recipient(
        String name,
        String phone,
        String channel,
        String region,
        String cropType,
        Expected expected) {

    private static final int NATIONAL_DIGITS = 10;

    /** Half of those who are written e-mails have not. */
    boolean hasGivenItsNumber() {
        return email().hashCode() % 2 != 0;
    }

    /** An address made of the number, the same for all ways to write it. */
    String email() {
        var digits = phone.replaceAll("\\D", "");
        return "r"
                + digits.substring(Math.max(0, digits.length() - NATIONAL_DIGITS))
                + "@example.org";
    }

    public enum Expected {
        VALID,
        INVALID,
        /** The same number as the row before, written differently. */
        DUPLICATE
    }
}
