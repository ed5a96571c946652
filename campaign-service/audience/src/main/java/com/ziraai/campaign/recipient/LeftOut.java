package com.ziraai.campaign.recipient;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@link RecipientRules#mended} left out of recipients, by field: all are counted, the first
 * named. Not thread-safe.
 */
public final class LeftOut {

    private static final int NAMED = 10;

    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private final Map<String, List<String>> first = new LinkedHashMap<>();

    /**
     * What was left out of one field.
     *
     * @param places where the first of them are
     */
    public record Found(int count, String places) {

        /** Nothing. */
        public static final Found NONE = new Found(0, "");
    }

    /**
     * @param field of the recipient
     * @param place of the recipient, for people
     */
    public void add(String field, String place) {
        counts.merge(field, 1, Integer::sum);
        List<String> named = first.computeIfAbsent(field, _ -> new ArrayList<>());
        if (named.size() < NAMED) {
            named.add(place);
        }
    }

    /** By field; those nothing was left out of are not in it. */
    public Map<String, Found> found() {
        Map<String, Found> found = new LinkedHashMap<>();
        counts.forEach((field, count) -> found.put(field, new Found(count, places(field, count))));
        return found;
    }

    private String places(String field, int count) {
        return String.join(", ", first.getOrDefault(field, List.of()))
                + (count > NAMED ? ", \u2026" : "");
    }
}
