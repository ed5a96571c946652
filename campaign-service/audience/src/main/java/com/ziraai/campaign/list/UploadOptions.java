package com.ziraai.campaign.list;

import com.ziraai.campaign.gateway.Limits;
import com.ziraai.campaign.gateway.ProblemException;
import com.ziraai.campaign.gateway.Violations;
import com.ziraai.campaign.table.Delimiters;
import com.ziraai.campaign.table.Tables;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.util.MultiValueMap;

/**
 * What an upload says of its file: in the query, or in the fields of its form.
 *
 * @param name of the list; a common one where absent
 * @param hints how the file is written, where it is not to be detected
 * @param mapping what columns fill, by heading
 * @param headers headings of a file that has none
 */
record UploadOptions(
        Optional<String> name,
        boolean requiresApproval,
        Tables.Hints hints,
        Map<String, String> mapping,
        Optional<List<String>> headers) {

    private static final int LONGEST_NAME = 200;
    private static final Map<String, Charset> ENCODINGS =
            Map.of(
                    "utf-8",
                    StandardCharsets.UTF_8,
                    "utf-16",
                    StandardCharsets.UTF_16,
                    "utf-16le",
                    StandardCharsets.UTF_16LE,
                    "utf-16be",
                    StandardCharsets.UTF_16BE,
                    "windows-1254",
                    Charset.forName("windows-1254"),
                    "iso-8859-9",
                    Charset.forName("ISO-8859-9"),
                    "macturkish",
                    Charset.forName("x-MacTurkish"));

    private static final int LAST_HEADING_ROW = 100;

    /** What can be said. */
    static final Set<String> NAMES =
            Set.of(
                    "name",
                    "requiresApproval",
                    "delimiter",
                    "encoding",
                    "sheet",
                    "headingRow",
                    "hiddenRows",
                    "map",
                    "columns");

    /**
     * @throws ProblemException naming every parameter that is wrong
     */
    static UploadOptions of(MultiValueMap<String, String> query) {
        Violations violations = new Violations();
        Optional<String> name = first(query, "name").map(String::strip);
        name.ifPresent(given -> Limits.length("name", given, 1, LONGEST_NAME, violations));
        UploadOptions options =
                new UploadOptions(
                        name,
                        truth(query, "requiresApproval", violations),
                        new Tables.Hints(
                                chosen(query, "delimiter", Delimiters.NAMED, violations),
                                chosen(query, "encoding", ENCODINGS, violations),
                                first(query, "sheet"),
                                headingRow(query, violations),
                                truth(query, "hiddenRows", violations)),
                        mapping(query.getOrDefault("map", List.of()), violations),
                        first(query, "columns").map(text -> List.of(text.split(",", -1))));
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        return options;
    }

    private static Optional<String> first(MultiValueMap<String, String> query, String name) {
        return Optional.ofNullable(query.getFirst(name)).filter(text -> !text.isEmpty());
    }

    private static boolean truth(
            MultiValueMap<String, String> query, String name, Violations violations) {
        Optional<String> given = first(query, name);
        given.filter(text -> !text.equals("true") && !text.equals("false"))
                .ifPresent(text -> violations.add(name, "WRONG_TYPE"));
        return given.filter("true"::equals).isPresent();
    }

    private static int headingRow(MultiValueMap<String, String> query, Violations violations) {
        try {
            int row = first(query, "headingRow").map(Integer::valueOf).orElse(1);
            Limits.range("headingRow", row, 1, LAST_HEADING_ROW, violations);
            return row;
        } catch (NumberFormatException e) {
            violations.add("headingRow", "WRONG_TYPE");
            return 1;
        }
    }

    private static <T> Optional<T> chosen(
            MultiValueMap<String, String> query,
            String name,
            Map<String, T> choices,
            Violations violations) {
        Optional<String> given = first(query, name);
        Optional<T> found =
                given.flatMap(
                        text -> Optional.ofNullable(choices.get(text.toLowerCase(Locale.ROOT))));
        if (given.isPresent() && found.isEmpty()) {
            violations.add(
                    name,
                    "UNKNOWN_CHOICE",
                    Limits.excerpt(given.get()),
                    String.join(" ", choices.keySet().stream().sorted().toList()));
        }
        return found;
    }

    private static Map<String, String> mapping(List<String> given, Violations violations) {
        Map<String, String> mapping = new HashMap<>();
        for (String each : given) {
            int colon = each.indexOf(':');
            if (colon < 1 || colon == each.length() - 1) {
                violations.add("map", "INVALID_MAPPING", Limits.excerpt(each));
            } else {
                mapping.put(each.substring(colon + 1), each.substring(0, colon));
            }
        }
        return mapping;
    }
}
