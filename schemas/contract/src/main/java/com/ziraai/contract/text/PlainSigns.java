package com.ziraai.contract.text;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Signs that word processors and phones put in place of those of the 7 bit alphabet, and invisible
 * ones, with what is written instead: what providers call smart encoding (Twilio's {@code
 * SmartEncoded}, Bird's {@code smartEncoding}; GOV.UK Notify does the same with every SMS). Letters
 * are not among them: a Turkish ı written as i makes another word.
 */
public final class PlainSigns {

    private static final Map<Integer, String> PLAIN = new HashMap<>();

    static {
        // Quotation marks, primes and accents standing alone.
        put("'", "‘’‚‛‹›′‵ʹʻʼʽˈ´`＇");
        put("\"", "“”„‟«»″‶ʺ〝〞〟＂");
        // Hyphens, dashes, the minus and bullets.
        put("-", "‐‑‒–—―−⁃•﹘﹣－");
        put("...", "…");
        put(" ", "\t\u00A0\u1680\u202F\u205F\u3000");
        range(" ", 0x2000, 0x200A);
        put("\n", "\u0085\u2028\u2029");
        // Soft hyphen, joiners, direction marks, variation selectors: nothing of it is seen beside
        // letters of the 7 bit alphabet.
        put("", "\u00AD\u061C\u180E\uFEFF");
        range("", 0x200B, 0x200F);
        range("", 0x202A, 0x202E);
        range("", 0x2060, 0x2064);
        range("", 0x2066, 0x2069);
        range("", 0xFE00, 0xFE0F);
    }

    private PlainSigns() {}

    private static void put(String plain, String signs) {
        signs.codePoints().forEach(each -> PLAIN.put(each, plain));
    }

    private static void range(String plain, int first, int last) {
        for (int each = first; each <= last; each++) {
            PLAIN.put(each, plain);
        }
    }

    /** What is written in place of the sign, perhaps nothing; empty for one that stays. */
    public static Optional<String> of(int codePoint) {
        return Optional.ofNullable(PLAIN.get(codePoint));
    }

    static String in(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints()
                .forEach(each ->
                        of(each).ifPresentOrElse(plain::append, () -> plain.appendCodePoint(each)));
        return plain.toString();
    }
}
