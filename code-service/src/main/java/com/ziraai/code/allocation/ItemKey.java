package com.ziraai.code.allocation;

import com.ziraai.contract.OperationId;
import com.ziraai.event.Item;
import java.time.LocalDate;
import java.util.Comparator;

/** Identity of an item, as rows are keyed and sorted by it. */
record ItemKey(String operationId, int itemIndex) implements Comparable<ItemKey> {

    private static final Comparator<ItemKey> ORDER =
            Comparator.comparing(ItemKey::operationId).thenComparingInt(ItemKey::itemIndex);

    static ItemKey of(Item item) {
        return new ItemKey(item.getOperationId(), item.getItemIndex());
    }

    /** Day that decides the partition of the item's rows. */
    LocalDate operationDay() {
        return new OperationId(operationId).createdOn();
    }

    @Override
    public int compareTo(ItemKey other) {
        return ORDER.compare(this, other);
    }
}
