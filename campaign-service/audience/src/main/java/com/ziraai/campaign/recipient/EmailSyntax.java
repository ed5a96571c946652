package com.ziraai.campaign.recipient;

/**
 * Whether a text may be an e-mail address: a local part, one at sign, a domain with a dot; letters
 * of any alphabet. Only sending to it tells whether it is one. A loop and no pattern, because it
 * runs for every recipient.
 */
final class EmailSyntax {

    private static final int LONGEST_LOCAL = 64;
    private static final int LONGEST_DOMAIN = 253;
    private static final String LOCAL_PUNCTUATION = ".!#$%&*+/=?^_`{|}~-'";
    private static final String DOMAIN_PUNCTUATION = ".-";

    private EmailSyntax() {}

    static boolean fits(String text) {
        int at = text.indexOf('@');
        int domain = text.length() - at - 1;
        if (at < 1 || at > LONGEST_LOCAL || domain < 3 || domain > LONGEST_DOMAIN) {
            return false;
        }
        int dot = text.lastIndexOf('.');
        return dot > at + 1
                && dot < text.length() - 2
                && consistsOf(text, 0, at, LOCAL_PUNCTUATION)
                && consistsOf(text, at + 1, text.length(), DOMAIN_PUNCTUATION);
    }

    private static boolean consistsOf(String text, int start, int end, String punctuation) {
        for (int i = start; i < end; i++) {
            char character = text.charAt(i);
            if (!Character.isLetterOrDigit(character) && punctuation.indexOf(character) < 0) {
                return false;
            }
        }
        return true;
    }
}
