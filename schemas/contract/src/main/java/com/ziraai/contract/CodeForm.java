package com.ziraai.contract;

import java.util.regex.Pattern;

/**
 * The form of our codes, for whoever has to tell them from others: {@code SP-YYYYMMDD-XXXXX} with
 * five of A–Z and 0–9, or with another prefix where the sponsor asked for one. Code-service makes
 * them.
 */
public final class CodeForm {

    private static final String PREFIX_FORM = "[A-Z0-9]{2,16}";
    private static final Pattern PREFIX = Pattern.compile(PREFIX_FORM);

    /** People type codes in either case, so a lower-case one would be taken for ours. */
    private static final Pattern OURS =
            Pattern.compile(PREFIX_FORM + "-\\d{8}-[A-Z0-9]{5}", Pattern.CASE_INSENSITIVE);

    private CodeForm() {}

    /** Whether the code looks like one of ours, whoever made it. */
    public static boolean isOurs(String code) {
        return OURS.matcher(code).matches();
    }

    /** Whether codes may begin with it. */
    public static boolean isPrefix(String text) {
        return PREFIX.matcher(text).matches();
    }
}
