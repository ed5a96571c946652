package com.ziraai.campaign.givencode;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What stands against codes that recipients are to get.
 *
 * @param missing they look like ours, and there is none or it is another sponsor's
 * @param taken an item has them already
 * @param foreign made elsewhere: they are sent as they are, but nothing can be redeemed with them
 * @param unchecked nobody could be asked about them
 */
public record CodeFindings(
        Set<String> missing, Set<String> taken, Set<String> foreign, Set<String> unchecked) {

    /** Nothing does. */
    public static final CodeFindings NONE =
            new CodeFindings(Set.of(), Set.of(), Set.of(), Set.of());

    static CodeFindings of(
            Collection<String> missing, Collection<String> taken, Collection<String> foreign) {
        return new CodeFindings(
                Set.copyOf(missing), Set.copyOf(taken), Set.copyOf(foreign), Set.of());
    }

    static CodeFindings unchecked(Collection<String> codes) {
        return new CodeFindings(Set.of(), Set.of(), Set.of(), Set.copyOf(codes));
    }

    CodeFindings and(CodeFindings other) {
        return new CodeFindings(
                union(missing, other.missing),
                union(taken, other.taken),
                union(foreign, other.foreign),
                union(unchecked, other.unchecked));
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        return Stream.concat(some.stream(), others.stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * How many recipients each finding concerns, by the code of its warning.
     *
     * @param codes one for each recipient that names one
     */
    public Map<String, Integer> count(List<String> codes) {
        Map<String, Integer> counts = new TreeMap<>();
        codes.forEach(code -> {
            if (missing.contains(code)) {
                counts.merge("CODE_NOT_FOUND", 1, Integer::sum);
            } else if (taken.contains(code)) {
                counts.merge("CODE_IN_USE", 1, Integer::sum);
            } else if (foreign.contains(code)) {
                counts.merge("CODE_NOT_OURS", 1, Integer::sum);
            } else if (unchecked.contains(code)) {
                counts.merge("CODE_NOT_CHECKED", 1, Integer::sum);
            }
        });
        return counts;
    }
}
