package com.ziraai.message;

import com.ziraai.contract.text.Composed;
import com.ziraai.event.DistributionReady;
import com.ziraai.event.DistributionRequested;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Values of an item's placeholders: the sponsor's own and, above them, the five of the house. A
 * sixth, {@link #UNSUBSCRIBE}, is the house's in the text of e-mails alone; elsewhere it is the
 * sponsor's own, or nothing.
 */
public final class Placeholders {

    /** Filled by the house for every recipient, whatever the sponsor gives under these names. */
    public static final Set<String> OF_HOUSE = Set.of("code", "link", "sponsor", "expiry", "name");

    /** Filled by the house in the text of an e-mail: where the person leaves the list. */
    public static final String UNSUBSCRIBE = "unsubscribe";

    /** Marks belong to letters: Hindi vowels are marks, and some accents have no composed form. */
    private static final Pattern NAME = Pattern.compile("\\p{L}[\\p{L}\\p{M}\\p{N}_]{0,49}");

    /** Day first, as people in Turkey and India write it. */
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    private Placeholders() {}

    /**
     * Whether a value can have that name: a letter, then up to 49 letters with their marks, digits
     * and underscores, composed ({@link Composed}).
     */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches() && Composed.is(text);
    }

    /**
     * The one of the house that differs from the name in case only; Turkish İ and ı are cases of i
     * here. Empty for the house's own names.
     */
    public static Optional<String> nearly(String name) {
        String folded = name.replace('İ', 'i').replace('ı', 'i').toLowerCase(Locale.ROOT);
        return folded.equals(name) || !OF_HOUSE.contains(folded)
                ? Optional.empty()
                : Optional.of(folded);
    }

    static Map<String, String> of(DistributionReady ready) {
        DistributionRequested request = ready.getRequest();
        Map<String, String> values = new HashMap<>();
        request.getPersonalization()
                .forEach((name, value) -> values.putIfAbsent(Composed.of(name), value));
        values.putIfAbsent(UNSUBSCRIBE, "");
        values.put("code", ready.getCode());
        values.put("link", ready.getLink());
        values.put("sponsor", request.getSponsorName());
        values.put("expiry", expiry(ready));
        values.put("name", Objects.requireNonNullElse(request.getRecipient().getName(), ""));
        return values;
    }

    private static String expiry(DistributionReady ready) {
        return LocalDate.ofInstant(
                        ready.getExpiresAt(), ZoneId.of(ready.getRequest().getTimeZone()))
                .format(DATE);
    }
}
