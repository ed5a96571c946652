package com.ziraai.campaign.openapi;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Compares regular expressions as far as that can be done by looking at them. */
final class Patterns {

    private static final Pattern CLASS = Pattern.compile("\\[([^\\]^][^\\]]*)]");
    private static final Pattern MEMBER = Pattern.compile("\\\\p\\{\\w+}|\\\\.|.-[^]]|.");

    private Patterns() {}

    /** Whether it is the same but for members its character classes gained. */
    static boolean isWider(String after, String before) {
        List<Set<String>> earlier = classes(before);
        List<Set<String>> later = classes(after);
        return CLASS.matcher(before).replaceAll("[]").equals(CLASS.matcher(after).replaceAll("[]"))
                && IntStream.range(0, later.size())
                        .allMatch(index -> later.get(index).containsAll(earlier.get(index)));
    }

    private static List<Set<String>> classes(String pattern) {
        return CLASS.matcher(pattern).results().map(found -> members(found.group(1))).toList();
    }

    private static Set<String> members(String content) {
        return MEMBER.matcher(content)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }
}
