package com.ziraai.channel.sender;

import java.util.OptionalLong;
import java.util.Set;

/**
 * A number or account messages are sent from.
 *
 * @param provider adapter that speaks for it
 * @param name the number or account, unique in its channel
 * @param enabled whether it may be used; one that may not begins no call
 * @param ratePerSecond messages a second it takes, over all instances of the service; above 0
 * @param weight its share of the contacts several senders could serve, relative to theirs; above 0
 * @param dailyCapacity messages a day of UTC it takes, of all tenants and by all instances; empty
 *     for any number
 * @param countries ISO 3166-1 alpha-2 countries it serves; empty for all
 * @param sponsors tenants that may use it; empty for all
 */
public record Sender(
        String provider,
        String name,
        boolean enabled,
        double ratePerSecond,
        double weight,
        OptionalLong dailyCapacity,
        Set<String> countries,
        Set<String> sponsors) {

    public Sender {
        countries = Set.copyOf(countries);
        sponsors = Set.copyOf(sponsors);
    }

    /** One that serves everybody, its rate being its weight. */
    public static Sender of(String provider, String name, double ratePerSecond) {
        return new Sender(
                provider,
                name,
                true,
                ratePerSecond,
                ratePerSecond,
                OptionalLong.empty(),
                Set.of(),
                Set.of());
    }

    /** Whether it is for that tenant and a destination in that country, be it in use or not. */
    public boolean serves(String sponsorId, String country) {
        return (countries.isEmpty() || countries.contains(country))
                && (sponsors.isEmpty() || sponsors.contains(sponsorId));
    }
}
