package com.ziraai.campaign.gateway;

import com.ziraai.contract.text.Composed;
import java.util.Optional;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;

/**
 * Text that can be stored and sent on: without NUL, which PostgreSQL keeps in no text, and without
 * half a surrogate pair, which has no UTF-8.
 */
public final class PlainText {

    /** Code of the violation. */
    static final String INVALID = "INVALID_TEXT";

    private static final int LONGEST_ECHO = 300;

    private PlainText() {}

    /**
     * The text if it is plain, composed ({@link Composed}); else notes a misfit of the body being
     * read.
     */
    public static Optional<String> checked(String text, DeserializationContext context) {
        if (isPlain(text)) {
            return Optional.of(Composed.of(text));
        }
        context.handleWeirdStringValue(String.class, "", INVALID);
        return Optional.empty();
    }

    static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == 0) {
                return false;
            }
            if (Character.isSurrogate(character)) {
                if (!isPairAt(text, i)) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    /** Whether every text in it is plain, names included. */
    static boolean isPlain(JsonNode tree) {
        if (tree.isString()) {
            return isPlain(tree.asString());
        }
        return tree.properties().stream().allMatch(each -> isPlain(each.getKey()))
                && tree.valueStream().allMatch(PlainText::isPlain);
    }

    /** What somebody wrote as it may be shown to them: not too much of it, and writable. */
    static String echo(String text) {
        StringBuilder echo = new StringBuilder();
        for (int i = 0; i < Math.min(text.length(), LONGEST_ECHO); i++) {
            char character = text.charAt(i);
            if (Character.isSurrogate(character) && isPairAt(text, i)) {
                echo.append(character).append(text.charAt(++i));
            } else {
                boolean odd = Character.isSurrogate(character) || Character.isISOControl(character);
                echo.append(odd ? '\ufffd' : character);
            }
        }
        return text.length() <= LONGEST_ECHO ? echo.toString() : echo.append('…').toString();
    }

    private static boolean isPairAt(String text, int index) {
        return Character.isHighSurrogate(text.charAt(index))
                && index + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(index + 1));
    }
}
