package com.ziraai.code.allocation;

import static java.time.format.DateTimeFormatter.BASIC_ISO_DATE;

import com.ziraai.contract.CodeForm;
import java.time.LocalDate;

/** Writes codes in the form of ours ({@link CodeForm}). A day gives each suffix once. */
final class CodeFormat {

    /** Different suffixes of one day: 36⁵. */
    static final int SUFFIXES = 60_466_176;

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final int SUFFIX_LENGTH = 5;

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
}
