package com.ziraai.campaign.intake;

import com.ziraai.campaign.intake.Draft.Warning;
import com.ziraai.campaign.recipient.Recipient;
import com.ziraai.campaign.recipient.Template;
import com.ziraai.message.Placeholders;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts values that go nowhere, because the house fills the placeholder they are named like. Not
 * thread-safe.
 */
final class ValueNames {

    private final Set<String> asked;
    private final SortedMap<String, Integer> replaced = new TreeMap<>();
    private final SortedMap<String, Integer> similar = new TreeMap<>();

    /**
     * @param common message of recipients without their own
     */
    ValueNames(Optional<Template> common) {
        this.asked = common.map(Template::placeholders).orElse(Set.of());
    }

    /** Those of recipients. */
    static List<Warning> warnings(Optional<Template> common, List<Recipient> recipients) {
        ValueNames names = new ValueNames(common);
        recipients.forEach(each -> names.add(each.values().keySet(), 1));
        return names.warnings();
    }

    /** Those of a list's columns. */
    static List<Warning> warnings(Optional<Template> common, Collection<String> columns, int rows) {
        ValueNames names = new ValueNames(common);
        names.add(columns, rows);
        return names.warnings();
    }

    private void add(Collection<String> names, int recipients) {
        for (String each : names) {
            if (Placeholders.OF_HOUSE.contains(each)) {
                replaced.merge(each, recipients, Integer::sum);
            } else if (!asked.contains(each)
                    && Placeholders.nearly(each).filter(asked::contains).isPresent()) {
                similar.merge(each, recipients, Integer::sum);
            }
        }
    }

    private List<Warning> warnings() {
        return List.of(warning("RESERVED_KEY", replaced), warning("SIMILAR_KEY", similar));
    }

    private static Warning warning(String code, SortedMap<String, Integer> names) {
        int most = names.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        return new Warning(code, most, List.of(String.join(", ", names.keySet())));
    }
}
