package com.ziraai.campaign.list;

import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which of several addresses of a person a heading means: "Telefon 2", "2. e-posta", "Second
 * phone". Nothing that may mean another person's, such as a relative's.
 *
 * @param place among those of its kind, from 1
 * @param plain the heading without it, in the letters of {@link Headings#plain}
 */
record Numbering(int place, String plain) {

    /** Behind those that say their place. */
    private static final int LAST = 10;

    private static final Map<String, Integer> WORDS =
            Map.ofEntries(
                    Map.entry("ikinci", 2),
                    Map.entry("ikincil", 2),
                    Map.entry("second", 2),
                    Map.entry("secondary", 2),
                    Map.entry("ucuncu", 3),
                    Map.entry("third", 3),
                    Map.entry("alternatif", LAST),
                    Map.entry("alternative", LAST),
                    Map.entry("diger", LAST),
                    Map.entry("other", LAST),
                    Map.entry("yedek", LAST));

    private static final Pattern NUMBERED =
            Pattern.compile(
                    "(?:(?<before>[1-9])|(?<word>"
                            + WORDS.keySet().stream()
                                    // A word before those that it begins with.
                                    .sorted(Comparator.comparing(String::length).reversed())
                                    .collect(Collectors.joining("|"))
                            + "))?(?<plain>\\p{L}+?)(?<behind>[1-9])?");

    /** Of a heading in plain letters; the first place where it says none. */
    static Numbering of(String plain) {
        Matcher matcher = NUMBERED.matcher(plain);
        if (!matcher.matches()) {
            return new Numbering(1, plain);
        }
        String rest = Objects.requireNonNull(matcher.group("plain"));
        String before = matcher.group("before");
        String number = before == null ? matcher.group("behind") : before;
        String word = matcher.group("word");
        if (number != null) {
            return new Numbering(Integer.parseInt(number), rest);
        }
        return word == null
                ? new Numbering(1, plain)
                : new Numbering(WORDS.getOrDefault(word, LAST), rest);
    }
}
