package com.ziraai.campaign.audience;

import com.ziraai.campaign.audience.People.Addressee;
import com.ziraai.campaign.audience.People.Run;
import com.ziraai.campaign.audience.People.Source.Stored;
import com.ziraai.campaign.gateway.RecipientCounts;
import com.ziraai.campaign.gateway.Violations;
import com.ziraai.campaign.gateway.Warning;
import com.ziraai.campaign.list.UsableList;
import com.ziraai.campaign.recipient.Person;
import com.ziraai.campaign.recipient.Template;
import com.ziraai.campaign.recipient.Verdict;
import com.ziraai.campaign.sponsor.Sponsor;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The valid rows of an uploaded list, in their order. What was found of them when they were
 * uploaded holds for every message.
 *
 * @param blacklisted positions of rows whose contact was blacklisted since the upload
 * @param rows read when an operation of them is stored
 */
record UploadedAudience(UsableList rowsOf, BitSet blacklisted, Flux<Person> rows)
        implements Audience, Readership {

    /** People that are in memory together, unpacked. */
    private static final int WINDOW = 2000;

    @Override
    public String field() {
        return "recipientListId";
    }

    @Override
    public int size() {
        return rowsOf.rows();
    }

    @Override
    public Optional<String> list() {
        return Optional.of(rowsOf.id());
    }

    @Override
    public void check(Sponsor sponsor, Violations violations) {
        if (blacklisted.cardinality() == rowsOf.rows()) {
            violations.add(field(), "NO_VALID_RECIPIENT");
        }
        rowsOf.countries().stream()
                .filter(country -> !sponsor.allowedCountries().contains(country))
                .forEach(country -> violations.add(field(), "COUNTRY_OF_LIST", country));
    }

    @Override
    public Readership read(Sponsor sponsor, Optional<Template> common, Violations violations) {
        common.ifPresent(template -> {
            for (String each : template.ownPlaceholders()) {
                long missing = rowsOf.rowsWithout(each);
                if (missing > 0) {
                    violations.add("messageTemplate", "PLACEHOLDER_WITHOUT_VALUE", each, missing);
                }
            }
        });
        return this;
    }

    @Override
    public int highestPriority() {
        return rowsOf.highestPriority();
    }

    @Override
    public Map<String, Integer> valueNames() {
        Map<String, Integer> names = new TreeMap<>();
        rowsOf.rowsWithout().keySet().forEach(name -> names.put(name, rowsOf.rows()));
        return names;
    }

    @Override
    public Optional<RecipientCounts> counts() {
        return Optional.empty();
    }

    @Override
    public Mono<People> people() {
        List<Warning> warnings = new ArrayList<>();
        rowsOf.warnings().forEach((code, count) -> warnings.add(new Warning(code, count)));
        warnings.add(new Warning("BLACKLISTED", blacklisted.cardinality()));
        return Mono.just(
                new People(
                        People.told(warnings),
                        rowsOf.rows() - rowsOf.rowsWithoutMessage(),
                        new Stored(this::runs)));
    }

    private Flux<Run> runs(int multiple) {
        int size = Math.max(1, WINDOW / multiple) * multiple;
        return rows.index((index, person) -> addressee(index.intValue(), person))
                .buffer(size)
                .index((run, people) -> new Run(run.intValue() * size, people));
    }

    private Addressee addressee(int index, Person person) {
        return new Addressee(
                person,
                blacklisted.get(index) ? Optional.of(Verdict.BLACKLISTED) : Optional.empty());
    }
}
