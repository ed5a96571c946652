package com.ziraai.analytics.item;

import com.ziraai.analytics.fold.ItemStanding;
import com.ziraai.analytics.fold.Reason;
import com.ziraai.analytics.progress.Operation;
import com.ziraai.analytics.store.Items;
import com.ziraai.analytics.store.Reasons;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Items with their reasons, those included of which nothing is known yet. */
final class ItemListing {

    private final Items items;
    private final Reasons reasons;

    ItemListing(Items items, Reasons reasons) {
        this.items = items;
        this.reasons = reasons;
    }

    /** An item of the list; without a standing while nothing is known of it. */
    private record Entry(int itemIndex, Optional<ItemStanding> standing) {

        static Entry pending(int itemIndex) {
            return new Entry(itemIndex, Optional.empty());
        }

        static Entry known(ItemStanding standing) {
            return new Entry(standing.itemIndex(), Optional.of(standing));
        }

        ItemState state() {
            return standing.map(each -> ItemState.of(each.standing())).orElse(ItemState.PENDING);
        }

        boolean isExplained() {
            return standing.filter(each -> ItemView.isExplained(each.standing())).isPresent();
        }

        ItemView view(Map<Integer, Collection<Reason>> reasons) {
            return standing.map(each ->
                            ItemView.of(
                                    each, List.copyOf(reasons.getOrDefault(itemIndex, List.of()))))
                    .orElseGet(() -> ItemView.pending(itemIndex));
        }
    }

    /** The item, whatever its standing; empty while nothing is known of it. */
    Mono<ItemView> find(Operation operation, int itemIndex) {
        return items.find(operation.id(), itemIndex)
                .map(Entry::known)
                .flatMap(entry -> views(operation, List.of(entry)).map(found -> found.getFirst()));
    }

    /** The first items behind that index, by index, that are in one of those states. */
    Mono<ItemView.Listing> list(Operation operation, Set<ItemState> states, int after, int limit) {
        Flux<ItemStanding> known = items.from(operation.id(), after + 1);
        Flux<Entry> entries =
                states.contains(ItemState.PENDING)
                        ? withPending(known, after + 1, operation.totalItems())
                        : known.map(Entry::known);
        return entries.filter(each -> states.contains(each.state()))
                .take(limit + 1L)
                .collectList()
                .flatMap(found -> views(operation, found))
                .map(found -> ItemView.Listing.of(found, limit));
    }

    private Mono<List<ItemView>> views(Operation operation, List<Entry> entries) {
        List<Integer> explained =
                entries.stream().filter(Entry::isExplained).map(Entry::itemIndex).toList();
        return reasons.of(operation.id(), explained)
                .collectMultimap(Reason::itemIndex)
                .map(found -> entries.stream().map(each -> each.view(found)).toList());
    }

    /** The known items with the gaps between them filled, up to the operation's last item. */
    private static Flux<Entry> withPending(Flux<ItemStanding> known, int from, int total) {
        return Flux.defer(() -> {
            int[] next = {from};
            return known.concatMapIterable(
                            item -> {
                                int gap = next[0];
                                next[0] = item.itemIndex() + 1;
                                return () ->
                                        Stream.concat(
                                                        pending(gap, item.itemIndex()),
                                                        Stream.of(Entry.known(item)))
                                                .iterator();
                            })
                    .concatWith(Flux.defer(() -> Flux.fromStream(() -> pending(next[0], total))));
        });
    }

    private static Stream<Entry> pending(int from, int to) {
        return IntStream.range(from, to).mapToObj(Entry::pending);
    }
}
