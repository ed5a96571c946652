package com.ziraai.code.allocation;

import static java.time.format.DateTimeFormatter.BASIC_ISO_DATE;

import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * The form of our codes: {@code SP-YYYYMMDD-XXXXX} with five of A–Z and 0–9, or with another prefix
 * where the sponsor asked for one. A day gives each suffix once, whatever the prefix.
 */
final class CodeFormat {

    /** Different suffixes of one day: 36⁵. */
    static final int SUFFIXES = 60_466_176;

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final int SUFFIX_LENGTH = 5;

    /** People type codes in either case, so a lower-case one would be taken for ours. */
    private static final Pattern OURS =
            Pattern.compile("[A-Z0-9]{2,16}-\\d{8}-[A-Z0-9]{5}", Pattern.CASE_INSENSITIVE);

    private static final Pattern PREFIX = Pattern.compile("[A-Z0-9]{2,16}");
    private static final String STANDARD_PREFIX = "SP";

    private CodeFormat() {}

    /**
     * The code of that day and suffix.
     *
     * @param suffix 0 to {@link #SUFFIXES} − 1
     */
    static String write(LocalDate day, int suffix) {
        char[] letters = new char[SUFFIX_LENGTH];
        int rest = suffix;
        for (int position = SUFFIX_LENGTH - 1; position >= 0; position--) {
            letters[position] = ALPHABET.charAt(rest % ALPHABET.length());
            rest /= ALPHABET.length();
        }
        return STANDARD_PREFIX + "-" + day.format(BASIC_ISO_DATE) + "-" + new String(letters);
    }

    /** One of our codes under another prefix. */
    static String under(String prefix, String code) {
        return prefix + code.substring(STANDARD_PREFIX.length());
    }

    /** Whether codes may begin with it. */
    static boolean isPrefix(String text) {
        return PREFIX.matcher(text).matches();
    }

    /** Whether the code looks like one of ours, whoever made it. */
    static boolean isOurs(String code) {
        return OURS.matcher(code).matches();
    }
}
