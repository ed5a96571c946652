package com.ziraai.message;

import com.ziraai.contract.text.Composed;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A text with placeholders such as {@code {name}}. Braces around what can be no name are ordinary
 * text, and so is one without its partner; whoever lets a text in can ask for both. Values are put
 * in once and not searched for placeholders.
 */
public final class MessageTemplate {

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{M}\\p{N}_.-]+");

    private final String text;
    private final List<Pair> pairs;
    private final OptionalInt strayBrace;

    private MessageTemplate(String text, List<Pair> pairs, OptionalInt strayBrace) {
        this.text = text;
        this.pairs = pairs;
        this.strayBrace = strayBrace;
    }

    /**
     * A pair of braces, from {@code start} to before {@code end}.
     *
     * @param isName whether what stands between can be one
     */
    private record Pair(String name, boolean isName, int start, int end) {

        static Pair of(String text, int start, int end) {
            String name = text.substring(start + 1, end - 1);
            return new Pair(name, NAME.matcher(name).matches(), start, end);
        }
    }

    /** The template of that text, composed, so that its names equal those of its values. */
    public static MessageTemplate of(String given) {
        String text = Composed.of(given);
        List<Pair> pairs = new ArrayList<>();
        int open = -1;
        int stray = -1;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '{') {
                stray = open >= 0 && stray < 0 ? open : stray;
                open = i;
            } else if (character == '}' && open < 0) {
                stray = stray < 0 ? i : stray;
            } else if (character == '}') {
                pairs.add(Pair.of(text, open, i + 1));
                open = -1;
            }
        }
        stray = open >= 0 && stray < 0 ? open : stray;
        return new MessageTemplate(
                text, pairs, stray < 0 ? OptionalInt.empty() : OptionalInt.of(stray));
    }

    /** The text, composed. */
    public String text() {
        return text;
    }

    /** Where the first brace without partner is, from 0. */
    public OptionalInt strayBrace() {
        return strayBrace;
    }

    /**
     * What stands in braces up to the first one without partner, in order of appearance, whether it
     * can be a name or not.
     */
    public Set<String> inBraces() {
        Set<String> names = new LinkedHashSet<>();
        pairs.stream()
                .filter(pair -> pair.start < strayBrace.orElse(Integer.MAX_VALUE))
                .forEach(pair -> names.add(pair.name));
        return names;
    }

    /** Names of its placeholders. */
    Set<String> placeholders() {
        return new LinkedHashSet<>(names());
    }

    /** Names of its placeholders as often as they occur. */
    List<String> names() {
        return pairs.stream().filter(Pair::isName).map(Pair::name).toList();
    }

    /**
     * The text with its values. An empty value takes the gap before it along, so that "Merhaba
     * {name}!" reads "Merhaba!".
     *
     * @throws IllegalArgumentException if a placeholder has no value
     */
    String render(Map<String, String> values) {
        StringBuilder rendered = new StringBuilder(text.length() * 2);
        int end = 0;
        for (Pair each : pairs) {
            if (!each.isName) {
                continue;
            }
            rendered.append(text, end, each.start);
            end = each.end;
            String value = values.get(each.name);
            if (value == null) {
                throw new IllegalArgumentException("no value for {" + each.name + "}");
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
