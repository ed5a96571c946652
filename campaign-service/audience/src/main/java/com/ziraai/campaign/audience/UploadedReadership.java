package com.ziraai.campaign.audience;

import com.ziraai.campaign.audience.People.Addressee;
import com.ziraai.campaign.audience.People.Run;
import com.ziraai.campaign.audience.People.Source.Stored;
import com.ziraai.campaign.gateway.RecipientCounts;
import com.ziraai.campaign.gateway.Warning;
import com.ziraai.campaign.list.UsableList;
import com.ziraai.campaign.recipient.Person;
import com.ziraai.campaign.recipient.SeenKeys;
import com.ziraai.campaign.recipient.Verdict;
import com.ziraai.event.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The rows of a list for one message. What was found of them when they were uploaded holds for
 * every message; whom its channels reach does not.
 */
record UploadedReadership(UploadedAudience audience, Wording wording) implements Readership {

    /** People that are in memory together, unpacked. */
    private static final int WINDOW = 2000;

    private UsableList list() {
        return audience.rowsOf();
    }

    @Override
    public int highestPriority() {
        return list().highestPriority();
    }

    @Override
    public Map<String, Integer> valueNames() {
        Map<String, Integer> names = new TreeMap<>();
        list().rowsWithout().keySet().forEach(name -> names.put(name, list().rows()));
        return names;
    }

    @Override
    public Optional<RecipientCounts> counts() {
        return Optional.empty();
    }

    @Override
    public Mono<People> people() {
        List<Warning> warnings = new ArrayList<>();
        list().warnings().forEach((code, count) -> warnings.add(new Warning(code, count)));
        warnings.add(new Warning("BLACKLISTED", audience.blacklisted().cardinality()));
        return Mono.just(
                new People(
                        People.told(warnings),
                        list().rows() - list().rowsWithoutMessage(),
                        new Stored(this::runs)));
    }

    private Flux<Run> runs(int multiple) {
        int size = Math.max(1, WINDOW / multiple) * multiple;
        return Flux.defer(() -> {
            SeenKeys emails = new SeenKeys();
            return audience.rows()
                    .index((index, person) -> addressee(index.intValue(), person, emails))
                    .buffer(size)
                    .index((run, people) -> new Run(run.intValue() * size, people));
        });
    }

    private Addressee addressee(int index, Person person, SeenKeys emails) {
        return new Addressee(
                person,
                audience.blacklisted().get(index)
                        ? Optional.of(Verdict.BLACKLISTED)
                        : refusal(person.address(), emails));
    }

    /** No two rows have the same number; they may have the same e-mail address. */
    private Optional<Refusal> refusal(Person.Address address, SeenKeys emails) {
        String first = address.firstKeyOf(wording.channels());
        if (first == null) {
            return Optional.of(Verdict.NO_ADDRESS);
        }
        return first.equals(address.emailKey()) && !emails.add(first)
                ? Optional.of(Verdict.DUPLICATE)
                : Optional.empty();
    }
}
