package com.ziraai.channel.fence;

import java.util.Optional;
import java.util.function.BooleanSupplier;

/** What an installation is to do about the row it finds. */
sealed interface FenceMove {

    /** The row is ours: send. */
    record Open() implements FenceMove {}

    /** There is no row: make ours. */
    record Adopt() implements FenceMove {}

    /** The row is of that epoch, which is to be taken over. */
    record TakeOver(String from) implements FenceMove {}

    /**
     * Send nothing.
     *
     * @param todo one sentence for an operator
     */
    record HoldBack(String todo) implements FenceMove {}

    /** What to do; the suppliers's question costs some calls and is asked only where it matters. */
    static FenceMove of(
            Optional<String> standing, FenceSettings settings, BooleanSupplier commandsExist) {
        return standing.map(found -> of(found, settings))
                .orElseGet(() -> onEmptyTable(settings, commandsExist));
    }

    private static FenceMove of(String standing, FenceSettings settings) {
        if (standing.equals(settings.epoch())) {
            return new Open();
        }
        return standing.equals(settings.adopt()) ? new TakeOver(standing) : foreign(standing);
    }

    private static FenceMove onEmptyTable(FenceSettings settings, BooleanSupplier commandsExist) {
        return FenceSettings.NONE.equals(settings.adopt()) || !commandsExist.getAsBoolean()
                ? new Adopt()
                : intentsMissing();
    }

    /** The row stands under an epoch that is not ours. */
    static HoldBack foreign(String standing) {
        return new HoldBack(
                "This database belongs to the installation of epoch "
                        + standing
                        + ". If that one is stopped for good, start this one once with"
                        + " channel.fence.adopt="
                        + standing
                        + ".");
    }

    /** Commands exist that may have been sent, and nothing here tells which. */
    static HoldBack intentsMissing() {
        return new HoldBack(
                "Commands exist whose intents this database does not have; they may have been sent"
                        + " before. If all of them may be sent from here, start once with"
                        + " channel.fence.adopt=none.");
    }
}
