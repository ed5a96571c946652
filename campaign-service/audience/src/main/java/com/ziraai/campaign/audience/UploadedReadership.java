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
import com.ziraai.contract.Address;
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
            Claims claims = new Claims(wording.kinds());
            return audience.rows()
                    .index((index, person) ->
                            audience.blacklisted().get(index.intValue())
                                    ? new Addressee(person, Optional.of(Verdict.BLACKLISTED))
                                    : claims.addressee(person))
                    .buffer(size)
                    .index((run, people) -> new Run(run.intValue() * size, people));
        });
    }

    /**
     * The addresses of the people so far: each is written to for one of them only. No two rows have
     * the same number to be written to; they may have the same e-mail address. Not thread-safe.
     */
    private static final class Claims {

        private final List<Address> kinds;
        private final SeenKeys emails = new SeenKeys();

        /**
         * @param kinds of addresses, in the order they are tried
         */
        Claims(List<Address> kinds) {
            this.kinds = kinds;
        }

        Addressee addressee(Person person) {
            boolean reached = false;
            Person left = person;
            for (Address kind : kinds) {
                String key = person.addresses().keyOf(kind);
                if (key == null) {
                    continue;
                }
                if (kind == Address.EMAIL && !emails.add(key)) {
                    if (!reached) {
                        return new Addressee(person, Optional.of(Verdict.DUPLICATE));
                    }
                    left = person.without(kind);
                }
                reached = true;
            }
            return new Addressee(
                    left, reached ? Optional.empty() : Optional.of(Verdict.NO_ADDRESS));
        }
    }
}
