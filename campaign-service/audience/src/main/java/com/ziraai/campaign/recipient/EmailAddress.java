package com.ziraai.campaign.recipient;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An e-mail address.
 *
 * @param value as given, but for the domain, which is in lower case
 */
public record EmailAddress(String value) {

    /** The address the text is; empty if it is none. */
    public static Optional<EmailAddress> of(@Nullable String text) {
        if (text == null || !EmailSyntax.fits(text)) {
            return Optional.empty();
        }
        int at = text.indexOf('@');
        return Optional.of(
                new EmailAddress(
                        text.substring(0, at) + text.substring(at).toLowerCase(Locale.ROOT)));
    }

    /** The first letter and the domain: {@code a***@example.org}. */
    public String masked() {
        return value.charAt(0) + "***" + value.substring(value.indexOf('@'));
    }

    /**
     * The same for all ways to write it, for its key: no provider of mailboxes gives two people
     * names that differ in case only.
     */
    public String normalised() {
        return value.toLowerCase(Locale.ROOT);
    }
}
