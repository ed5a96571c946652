package com.ziraai.campaign.list;

import com.ziraai.campaign.list.Chunk.GoodRow;
import com.ziraai.campaign.list.Report.Kind;
import com.ziraai.campaign.list.Report.Sample;
import com.ziraai.campaign.recipient.LeftOut;
import com.ziraai.campaign.recipient.Person;
import com.ziraai.campaign.recipient.PhoneKind;
import com.ziraai.contract.Address;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Counts the rows of one list. Not thread-safe. */
final class Tally {

    private static final int EXAMPLES = 10;
    private static final int LONGEST_EXAMPLE = 60;
    private static final int SAMPLES = 3;

    private final Columns columns;
    private final Map<Kind, Integer> bad = new EnumMap<>(Kind.class);
    private final Map<String, Integer> reasons = new TreeMap<>();
    private final Map<Kind, List<String>> examples = new EnumMap<>(Kind.class);
    private final TreeSet<String> countries = new TreeSet<>();
    private final Map<String, Integer> rowsWithout = new TreeMap<>();
    private final Map<String, Integer> warnings = new TreeMap<>();
    private final List<Sample> samples = new ArrayList<>();
    private final LeftOut leftOut = new LeftOut();
    private final Map<Address, Integer> addresses = new EnumMap<>(Address.class);
    private int valid;
    private int rowsWithoutMessage;
    private int highestPriority = 1;

    Tally(Columns columns) {
        this.columns = columns;
        columns.keys().forEach(key -> rowsWithout.put(key, 0));
    }

    /** Counts a run; gives the position of its first valid row among all valid ones. */
    int add(Chunk chunk) {
        int first = valid;
        chunk.bad().forEach(this::count);
        chunk.good().forEach(this::count);
        return first;
    }

    private void count(BadRow row) {
        String code = row.problems().getFirst().code();
        Kind kind = Kind.of(code);
        bad.merge(kind, 1, Integer::sum);
        reasons.merge(code, 1, Integer::sum);
        List<String> some = examples.computeIfAbsent(kind, each -> new ArrayList<>());
        if (some.size() < EXAMPLES) {
            String address = columns.address(row.cells());
            some.add(address.substring(0, Math.min(LONGEST_EXAMPLE, address.length())));
        }
    }

    /** Counts rows there is something to know of. */
    void warn(Map<String, Integer> counts) {
        counts.forEach((code, count) -> warnings.merge(code, count, Integer::sum));
    }

    private void count(GoodRow row) {
        valid++;
        String kind = row.kind().map(PhoneKind::name).orElse("NO_PHONE");
        if (!kind.equals(PhoneKind.MOBILE.name())) {
            warnings.merge(kind, 1, Integer::sum);
        }
        if (samples.size() < SAMPLES) {
            samples.add(Sample.of(row.row().number(), row.person()));
        }
        highestPriority = Math.max(highestPriority, row.priority());
        row.leftOut().forEach(field -> leftOut.add(field, Long.toString(row.row().number())));
        Person person = row.person();
        for (Address each : Address.values()) {
            if (person.addresses().has(each)) {
                addresses.merge(each, 1, Integer::sum);
            }
        }
        String country = person.addresses().country();
        if (country != null) {
            countries.add(country);
        }
        if (person.message() == null) {
            rowsWithoutMessage++;
            for (Map.Entry<String, Integer> each : rowsWithout.entrySet()) {
                if (!person.values().containsKey(each.getKey())) {
                    each.setValue(each.getValue() + 1);
                }
            }
        }
    }

    Report report() {
        int invalid = bad.getOrDefault(Kind.INVALID, 0);
        int duplicate = bad.getOrDefault(Kind.DUPLICATE, 0);
        int blacklisted = bad.getOrDefault(Kind.BLACKLISTED, 0);
        return new Report(
                valid + invalid + duplicate + blacklisted,
                valid,
                invalid,
                duplicate,
                blacklisted,
                reasons,
                examples,
                highestPriority,
                countries,
                rowsWithoutMessage,
                rowsWithout,
                warnings,
                samples,
                leftOut.found(),
                addresses);
    }
}
