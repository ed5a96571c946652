package com.ziraai.channel.roster;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.ziraai.channel.sender.Sender;
import com.ziraai.contract.SenderBounds;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is to change of a sender; what is null stays.
 *
 * @param dailyCapacity JSON's null takes it away
 */
@JsonIgnoreProperties(ignoreUnknown = false)
record SenderChange(
        @Nullable Boolean enabled,
        @Nullable Double ratePerSecond,
        @Nullable Double weight,
        @Nullable JsonNode dailyCapacity,
        @Nullable Set<String> countries,
        @Nullable Set<String> sponsors) {

    /** Whether a sender can be like that; the gateway says beforehand what is wrong. */
    boolean isPossible() {
        return (ratePerSecond == null || SenderBounds.isRate(ratePerSecond))
                && (weight == null || SenderBounds.isRate(weight))
                && (dailyCapacity == null || isCapacity(dailyCapacity))
                && (countries == null || SenderBounds.areCountries(countries))
                && (sponsors == null || SenderBounds.areSponsors(sponsors));
    }

    private static boolean isCapacity(JsonNode value) {
        return value.isNull()
                || value.isIntegralNumber() && SenderBounds.isCapacity(value.asLong());
    }

    /** The sender with what is said here. */
    Sender of(Sender sender) {
        return new Sender(
                sender.provider(),
                sender.name(),
                enabled == null ? sender.enabled() : enabled,
                ratePerSecond == null ? sender.ratePerSecond() : ratePerSecond,
                weight == null ? sender.weight() : weight,
                dailyCapacity == null ? sender.dailyCapacity() : capacity(dailyCapacity),
                countries == null ? sender.countries() : countries,
                sponsors == null ? sender.sponsors() : sponsors);
    }

    private static OptionalLong capacity(JsonNode value) {
        return value.isNull() ? OptionalLong.empty() : OptionalLong.of(value.asLong());
    }
}
