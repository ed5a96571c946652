package com.ziraai.message;

import com.ziraai.event.DistributionReady;
import com.ziraai.event.DistributionRequested;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Values of an item's placeholders: the sponsor's own and, above them, the five of the house. */
final class Placeholders {

    /** Day first, as people in Turkey and India write it. */
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    private Placeholders() {}

    static Map<String, String> of(DistributionReady ready) {
        DistributionRequested request = ready.getRequest();
        Map<String, String> values = new HashMap<>(request.getPersonalization());
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
