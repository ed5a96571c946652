package com.ziraai.campaign.item;

import com.ziraai.campaign.operation.OperationKind;
import com.ziraai.campaign.operation.StoredItems;
import com.ziraai.campaign.operation.StoredPerson;
import com.ziraai.contract.OperationId;
import java.util.Collection;
import java.util.Map;
import reactor.core.publisher.Mono;

/**
 * Who items are for, from what was accepted. Of those past their retention, and of codes without
 * recipients, there is nobody.
 */
public final class People {

    private final StoredItems items;

    People(StoredItems items) {
        this.items = items;
    }

    /**
     * Those who are known.
     *
     * @param byIndex who an item is for, by its index
     */
    public record Known(Map<Integer, Person> byIndex) {

        /** Who that item is for, possibly nobody. */
        public Person of(int itemIndex) {
            return byIndex.getOrDefault(itemIndex, Person.NOBODY);
        }
    }

    /** Those some items are for. */
    public Mono<Known> of(String operationId, Collection<Integer> itemIndexes) {
        if (itemIndexes.isEmpty() || OperationKind.of(operationId) == OperationKind.CODES) {
            return Mono.just(new Known(Map.of()));
        }
        return items.people(new OperationId(operationId), itemIndexes)
                .collectMap(StoredPerson::itemIndex, Person::of)
                .map(Known::new);
    }
}
