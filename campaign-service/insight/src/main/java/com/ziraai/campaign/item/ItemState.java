package com.ziraai.campaign.item;

import com.ziraai.campaign.gateway.ProblemException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The states of a status answer; every item is in exactly one. */
public enum ItemState {
    PENDING,
    IN_FLIGHT,
    SENT,
    DELIVERED,
    READ,
    FAILED,
    UNKNOWN,
    SKIPPED,
    CANCELLED;

    /**
     * The states of that query, in either case, with commas between; all where there is none. A
     * word that is none is a 400.
     */
    static Set<ItemState> named(Optional<String> query) {
        Set<ItemState> states = EnumSet.noneOf(ItemState.class);
        query.ifPresent(text -> {
            for (String word : text.split(",", -1)) {
                states.add(named(word.strip()));
            }
        });
        return states.isEmpty() ? EnumSet.allOf(ItemState.class) : states;
    }

    private static ItemState named(String word) {
        return Arrays.stream(values())
                .filter(each -> each.name().equals(word.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid("status", "UNKNOWN_STATE", word));
    }
}
