package com.ziraai.dispatch.item;

import com.ziraai.contract.OperationId;
import com.ziraai.event.Item;
import java.time.LocalDate;
import java.util.Comparator;

/**
 * Identity of an item.
 *
 * @param operationId a valid operation id
 * @param itemIndex position in the request, from 0
 */
public record ItemKey(String operationId, int itemIndex) implements Comparable<ItemKey> {

    private static final Comparator<ItemKey> ORDER =
            Comparator.comparing(ItemKey::operationId).thenComparingInt(ItemKey::itemIndex);

    /** The item's key. */
    public static ItemKey of(Item item) {
        return new ItemKey(item.getOperationId(), item.getItemIndex());
    }

    /** Day that decides the partition of the item's rows. */
    public LocalDate operationDay() {
        return new OperationId(operationId).createdOn();
    }

    @Override
    public int compareTo(ItemKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return operationId + "/" + itemIndex;
    }
}
