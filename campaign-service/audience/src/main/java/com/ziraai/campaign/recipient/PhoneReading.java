package com.ziraai.campaign.recipient;

/** What a text given as phone number turned out to be. */
public sealed interface PhoneReading {

    /**
     * A number the sponsor may reach.
     *
     * @param e164 for example {@code +905551234567}
     * @param country ISO 3166-1 alpha-2
     */
    record Reachable(String e164, String country, PhoneKind kind) implements PhoneReading {}

    /** A number of a country the sponsor may not reach. */
    record Abroad(String country) implements PhoneReading {}

    /** A number of which a spreadsheet left digits out, as in {@code 9,05E+11}. */
    record Shortened() implements PhoneReading {}

    /** No phone number. */
    record Invalid() implements PhoneReading {}

    /** Not even meant as one: it holds a character that no notation of phone numbers has. */
    record Hostile() implements PhoneReading {}
}
