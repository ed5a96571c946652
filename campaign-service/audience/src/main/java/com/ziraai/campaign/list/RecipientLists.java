package com.ziraai.campaign.list;

import com.ziraai.campaign.blacklist.Blacklist;
import com.ziraai.campaign.blacklist.Blacklisted;
import com.ziraai.campaign.gateway.ProblemException;
import com.ziraai.campaign.list.ListStore.StoredChunk;
import com.ziraai.campaign.recipient.ContactKeys;
import com.ziraai.campaign.recipient.Person;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Lists as operations use them. */
public final class RecipientLists {

    /** How far the clocks of instances may differ. */
    private static final Duration CLOCKS = Duration.ofMinutes(1);

    private final ListStore store;
    private final Blacklist blacklist;
    private final ContactKeys contactKeys;

    RecipientLists(ListStore store, Blacklist blacklist, ContactKeys contactKeys) {
        this.store = store;
        this.blacklist = blacklist;
        this.contactKeys = contactKeys;
    }

    /**
     * The sponsor's list; fails with 404 LIST_NOT_FOUND if it has none of that id, with 409
     * LIST_NOT_USABLE if it is not complete or not approved.
     */
    public Mono<UsableList> usable(String sponsorId, String listId) {
        return store.find(listId)
                .filter(list -> list.sponsorId().equals(sponsorId))
                .switchIfEmpty(Mono.error(RecipientLists::notFound))
                .flatMap(list -> store.chunks(listId).map(chunks -> usable(list, chunks)));
    }

    private static UsableList usable(RecipientList list, int chunks) {
        Report report =
                list.report()
                        .filter(found -> list.state().isUsable())
                        .orElseThrow(() -> notUsable(list.state()));
        return new UsableList(
                list.id(),
                list.sponsorId(),
                report.valid(),
                report.highestPriority(),
                report.countries(),
                report.rowsWithoutMessage(),
                report.rowsWithout(),
                report.warnings(),
                report.addresses(list.columns()),
                list.createdAt(),
                chunks);
    }

    static ProblemException notFound() {
        return ProblemException.of(HttpStatus.NOT_FOUND, "LIST_NOT_FOUND");
    }

    private static ProblemException notUsable(ListState state) {
        return ProblemException.of(HttpStatus.CONFLICT, "LIST_NOT_USABLE", state.name());
    }

    /**
     * Positions of rows whose contact was blacklisted since the list was checked. Looks at the rows
     * only if anybody was blacklisted at all.
     */
    public Mono<BitSet> blacklistedSince(UsableList list) {
        return blacklist
                .grewSince(list.sponsorId(), list.checkedAt().minus(CLOCKS))
                .flatMap(grew -> grew ? blacklisted(list) : Mono.just(new BitSet()));
    }

    private Mono<BitSet> blacklisted(UsableList list) {
        return chunks(list)
                .concatMap(
                        chunk -> {
                            List<List<String>> keys =
                                    chunk.people(contactKeys).stream()
                                            .map(person -> person.addresses().keysOfPerson())
                                            .toList();
                            return blacklist
                                    .among(
                                            Set.of(list.sponsorId()),
                                            keys.stream().flatMap(List::stream).toList())
                                    .map(found -> positions(chunk, keys, found, list));
                        },
                        1)
                .reduce(
                        new BitSet(),
                        (all, some) -> {
                            all.or(some);
                            return all;
                        });
    }

    private static BitSet positions(
            StoredChunk chunk, List<List<String>> keys, Blacklisted blacklisted, UsableList list) {
        BitSet positions = new BitSet();
        for (int i = 0; i < keys.size(); i++) {
            if (blacklisted.holdsAny(list.sponsorId(), keys.get(i))) {
                positions.set(chunk.firstIndex() + i);
            }
        }
        return positions;
    }

    /**
     * The valid rows in their order, some thousand in memory at a time. Belongs inside a
     * transaction: until its end the list cannot be removed.
     *
     * @param work where they are unpacked
     */
    public Flux<Person> rows(UsableList list, Scheduler work) {
        return store.hold(list.id())
                .filter(usable -> usable)
                .switchIfEmpty(Mono.error(RecipientLists::notFound))
                .thenMany(Flux.defer(() -> chunks(list)))
                .publishOn(work, 1)
                .concatMapIterable(chunk -> chunk.people(contactKeys), 1);
    }

    private Flux<StoredChunk> chunks(UsableList list) {
        return Flux.range(0, list.chunks()).concatMap(no -> store.chunk(list.id(), no), 1);
    }
}
