package com.ziraai.channel.email.provider.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address as an envelope takes it (RFC 5321, 6531): a local part without quotes or comments and
 * a domain in ASCII. Nothing in it can end a line or an angle bracket.
 *
 * @param local case kept, as it is the receiver's to ignore
 * @param domain in lower case, internationalised names in their ASCII form
 */
record Mailbox(String local, String domain) {

    private static final int LONGEST_LOCAL = 64;
    private static final int LONGEST = 254;

    private static final String ATOM =
            "[A-Za-z0-9!#$%&'*+/=?^_`{|}~\\-]|[^\\p{ASCII}\\p{Cntrl}\\s\\p{Z}\\p{Cf}\\p{Cs}\\p{Cn}]";

    private static final Pattern LOCAL =
            Pattern.compile("(?:" + ATOM + ")+(?:\\.(?:" + ATOM + ")+)*");

    private static final Pattern DOMAIN =
            Pattern.compile(
                    "(?=.{4,253})(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");

    /** The address in the text; empty where it is none mail can be sent to. */
    static Optional<Mailbox> parse(String text) {
        int at = text.lastIndexOf('@');
        if (at < 1) {
            return Optional.empty();
        }
        String local = text.substring(0, at);
        return domain(text.substring(at + 1))
                .map(domain -> new Mailbox(local, domain))
                .filter(Mailbox::isWellFormed);
    }

    private boolean isWellFormed() {
        return local.getBytes(UTF_8).length <= LONGEST_LOCAL
                && address().getBytes(UTF_8).length <= LONGEST
                && LOCAL.matcher(local).matches();
    }

    private static Optional<String> domain(String name) {
        try {
            String ascii = IDN.toASCII(name, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
            return Optional.of(ascii).filter(each -> DOMAIN.matcher(each).matches());
        } catch (IllegalArgumentException noDomain) {
            return Optional.empty();
        }
    }

    String address() {
        return local + "@" + domain;
    }

    /** Whether the local part has characters beyond ASCII. */
    boolean isInternational() {
        return local.chars().anyMatch(each -> each > 127);
    }
}
