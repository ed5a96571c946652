package com.ziraai.campaign.audience;

import com.ziraai.campaign.gateway.Warning;
import com.ziraai.campaign.recipient.Person;
import com.ziraai.event.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import reactor.core.publisher.Flux;

/**
 * The people of an order, in its order.
 *
 * @param warnings what the sponsor should know of them
 * @param ownMessages how many get a message of their own instead of the common one
 */
public record People(List<Warning> warnings, int ownMessages, Source source) {

    /** Where they are had from. */
    public sealed interface Source {

        /** In memory. */
        record Present(List<Addressee> all) implements Source {}

        /**
         * Elsewhere.
         *
         * @param runs of a multiple of so many, but the last; subscribing to them belongs inside
         *     the transaction that stores what becomes of them
         */
        record Stored(IntFunction<Flux<Run>> runs) implements Source {}
    }

    /**
     * @param refusal why they get no message; empty if they do
     */
    public record Addressee(Person person, Optional<Refusal> refusal) {}

    /**
     * Some of them.
     *
     * @param first position of the first of these among all
     */
    public record Run(int first, List<Addressee> people) {}

    static List<Warning> told(List<Warning> warnings) {
        return warnings.stream().filter(warning -> warning.count() > 0).toList();
    }
}
