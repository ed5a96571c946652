package com.ziraai.campaign.order;

import com.ziraai.campaign.audience.Wording;
import com.ziraai.campaign.gateway.Warning;
import com.ziraai.campaign.recipient.Template;
import com.ziraai.event.Channel;
import com.ziraai.message.Placeholders;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts values that go nowhere, because the house fills the placeholder they are named like. Not
 * thread-safe.
 */
final class ValueNames {

    private final Set<String> asked;
    private final boolean mailed;
    private final SortedMap<String, Integer> replaced = new TreeMap<>();
    private final SortedMap<String, Integer> similar = new TreeMap<>();

    private ValueNames(Wording wording) {
        this.asked = wording.common().map(Template::placeholders).orElse(Set.of());
        this.mailed = wording.goesBy(Channel.EMAIL);
    }

    /**
     * @param names how many recipients have a value of that name, by name
     */
    static List<Warning> warnings(Wording wording, Map<String, Integer> names) {
        ValueNames values = new ValueNames(wording);
        names.forEach(values::add);
        return values.warnings();
    }

    private void add(String name, int recipients) {
        if (Placeholders.OF_HOUSE.contains(name)
                || mailed && name.equals(Placeholders.UNSUBSCRIBE)) {
            replaced.put(name, recipients);
        } else if (!asked.contains(name)
                && Placeholders.nearly(name).filter(asked::contains).isPresent()) {
            similar.put(name, recipients);
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
