package com.ziraai.channel.sender;

import java.util.Set;

/**
 * A number or account messages are sent from.
 *
 * @param provider adapter that speaks for it
 * @param name the number or account, unique in its channel
 * @param ratePerSecond messages a second it takes, over all instances of the service; above 0
 * @param weight its share of the contacts several senders could serve, relative to theirs; above 0
 * @param countries ISO 3166-1 alpha-2 countries it serves; empty for all
 * @param sponsors tenants that may use it; empty for all
 */
public record Sender(
        String provider,
        String name,
        double ratePerSecond,
        double weight,
        Set<String> countries,
        Set<String> sponsors) {

    public Sender {
        countries = Set.copyOf(countries);
        sponsors = Set.copyOf(sponsors);
    }

    /** One that serves everybody, its rate being its weight. */
    public static Sender of(String provider, String name, double ratePerSecond) {
        return new Sender(provider, name, ratePerSecond, ratePerSecond, Set.of(), Set.of());
    }

    /** Whether it may be used for that tenant and a destination in that country. */
    public boolean serves(String sponsorId, String country) {
        return (countries.isEmpty() || countries.contains(country))
                && (sponsors.isEmpty() || sponsors.contains(sponsorId));
    }
}
