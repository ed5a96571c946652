package com.ziraai.analytics.item;

import com.ziraai.analytics.fold.Standing;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The states a snapshot counts; every item is in exactly one. */
enum ItemState {
    PENDING,
    IN_FLIGHT,
    SENT,
    DELIVERED,
    READ,
    FAILED,
    UNKNOWN,
    SKIPPED,
    CANCELLED;

    /** The state of an item something is known of. */
    static ItemState of(Standing standing) {
        return switch (standing) {
            case REJECTED, ATTEMPT_FAILED -> IN_FLIGHT;
            case ACCEPTED, SENT -> SENT;
            case DELIVERED -> DELIVERED;
            case READ -> READ;
            case FAILED -> FAILED;
            case UNKNOWN, PARKED -> UNKNOWN;
            case SKIPPED -> SKIPPED;
            case CANCELLED -> CANCELLED;
        };
    }

    /** States by their names, in either case, with commas between; empty if one is none. */
    static Optional<Set<ItemState>> named(String text) {
        Set<ItemState> states = EnumSet.noneOf(ItemState.class);
        for (String each : text.split(",", -1)) {
            String name = each.strip().toUpperCase(Locale.ROOT);
            if (!states.addAll(
                    Arrays.stream(values()).filter(state -> state.name().equals(name)).toList())) {
                return Optional.empty();
            }
        }
        return Optional.of(states);
    }
}
