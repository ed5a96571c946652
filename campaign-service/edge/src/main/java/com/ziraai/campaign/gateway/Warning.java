package com.ziraai.campaign.gateway;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What a caller should know of a request that is accepted.
 *
 * @param code key of its text, {@code warning.<code>}
 * @param count what the text counts
 * @param further what else it names
 */
public record Warning(String code, int count, List<Object> further) {

    public Warning {
        further = List.copyOf(further);
    }

    public Warning(String code, int count) {
        this(code, count, List.of());
    }

    /** The text in that language. */
    public String text(Texts texts, Locale language) {
        return texts.get(
                language,
                "warning." + code,
                Stream.concat(Stream.of(count), further.stream()).toArray());
    }
}
