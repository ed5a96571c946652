package com.ziraai.message;

import com.ziraai.contract.text.Composed;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with placeholders such as {@code {name}}. Braces around anything else are ordinary text.
 * Values are put in once and not searched for placeholders.
 */
record MessageTemplate(String text) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([\\p{L}\\p{M}\\p{N}_.-]+)}");

    /** The template of that text, composed, so that its names equal those of its values. */
    static MessageTemplate of(String text) {
        return new MessageTemplate(Composed.of(text));
    }

    /** Names of its placeholders. */
    Set<String> placeholders() {
        return new LinkedHashSet<>(names());
    }

    /** Names of its placeholders as often as they occur. */
    List<String> names() {
        return PLACEHOLDER.matcher(text).results().map(found -> found.group(1)).toList();
    }

    /**
     * The text with its values. An empty value takes the gap before it along, so that "Merhaba
     * {name}!" reads "Merhaba!".
     *
     * @throws IllegalArgumentException if a placeholder has no value
     */
    String render(Map<String, String> values) {
        StringBuilder rendered = new StringBuilder(text.length() * 2);
        Matcher found = PLACEHOLDER.matcher(text);
        int end = 0;
        while (found.find()) {
            rendered.append(text, end, found.start());
            end = found.end();
            String value = values.get(found.group(1));
            if (value == null) {
                throw new IllegalArgumentException("no value for " + found.group());
            }
            if (value.isBlank()) {
                end = closeGap(rendered, end);
            } else {
                rendered.append(value);
            }
        }
        return rendered.append(text, end, text.length()).toString();
    }

    /** Takes away what only separated the missing value from its neighbours. */
    private int closeGap(StringBuilder rendered, int end) {
        boolean wordFollows = end < text.length() && Character.isLetterOrDigit(text.charAt(end));
        if (isAtLineStart(rendered)) {
            return skip(end);
        }
        while (!wordFollows && endsInSpace(rendered)) {
            rendered.setLength(rendered.length() - 1);
        }
        return end;
    }

    private static boolean endsInSpace(StringBuilder rendered) {
        return !rendered.isEmpty() && isSpace(rendered.charAt(rendered.length() - 1));
    }

    private static boolean isAtLineStart(StringBuilder rendered) {
        return rendered.isEmpty() || rendered.charAt(rendered.length() - 1) == '\n';
    }

    private int skip(int from) {
        int end = from;
        while (end < text.length()
                && (isSpace(text.charAt(end)) || ",;:!.".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        return end;
    }

    private static boolean isSpace(char character) {
        return character == ' ' || character == '\t';
    }
}
