package com.ziraai.contract.text;

import java.text.Normalizer;
import java.text.Normalizer.Form;

/**
 * Texts as they are compared, counted and sent: letters with their accents as one character (NFC of
 * Unicode Standard Annex 15) and without invisible signs that mean nothing where they stand.
 * "Gu\u0308l" looks like "Gül", but has a character more, and one that costs an SMS its 7 bit
 * alphabet.
 *
 * <p>A byte order mark and a zero width space never mean anything in a message. Direction marks
 * come along from address books and web pages; they order something only beside letters that are
 * written from right to left. The zero width joiner and non-joiner stay: Hindi, Persian and many
 * emoji are written with them.
 */
public final class Composed {

    /** Before the first combining mark every character is composed and visible. */
    private static final char FIRST_MARK = '\u0300';

    private static final String MEANINGLESS = "\u200B\uFEFF";

    private static final String DIRECTIONS =
            "\u061C\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069";

    private Composed() {}

    /** The text composed; mostly the text itself. */
    public static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= FIRST_MARK) {
                return compose(without(text, invisible(text)));
            }
        }
        return text;
    }

    /** Whether the text is composed. */
    public static boolean is(String text) {
        return of(text).equals(text);
    }

    private static String compose(String text) {
        return Normalizer.isNormalized(text, Form.NFC)
                ? text
                : Normalizer.normalize(text, Form.NFC);
    }

    private static String invisible(String text) {
        return text.codePoints().anyMatch(Composed::isWrittenFromTheRight)
                ? MEANINGLESS
                : MEANINGLESS + DIRECTIONS;
    }

    private static boolean isWrittenFromTheRight(int codePoint) {
        return Character.isLetter(codePoint)
                && switch (Character.getDirectionality(codePoint)) {
                    case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
                            Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC ->
                            true;
                    default -> false;
                };
    }

    private static String without(String text, String signs) {
        if (text.chars().noneMatch(each -> signs.indexOf(each) >= 0)) {
            return text;
        }
        StringBuilder rest = new StringBuilder(text.length());
        text.chars()
                .filter(each -> signs.indexOf(each) < 0)
                .forEach(each -> rest.append((char) each));
        return rest.toString();
    }
}
