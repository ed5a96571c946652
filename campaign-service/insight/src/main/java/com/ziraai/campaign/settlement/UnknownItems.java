package com.ziraai.campaign.settlement;

import com.ziraai.campaign.item.People;
import java.util.List;
import java.util.Optional;

/**
 * Some of an operation's unknown items, by index.
 *
 * @param next to be asked for as {@code after}; empty when these are the last
 */
record UnknownItems(String operationId, List<UnknownItem> items, Optional<Integer> next) {

    List<Integer> indexes() {
        return items.stream().map(UnknownItem::itemIndex).toList();
    }

    /** The same, each with who it is for. */
    UnknownItems of(People.Known people) {
        return new UnknownItems(
                operationId,
                items.stream().map(each -> each.of(people.of(each.itemIndex()))).toList(),
                next);
    }
}
