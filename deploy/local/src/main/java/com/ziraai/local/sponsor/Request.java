package com.ziraai.local.sponsor;

import com.ziraai.local.sponsor.Recipient.Expected;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One send-links request: recipients of one channel.
 *
 * @param recipients at most {@link #MOST}
 */
public record Request(String channel, List<Recipient> recipients) {

    /** Recipients the API takes at once. */
    public static final int MOST = 5_000;

    /** Splits recipients into requests; a duplicate stays with the row it repeats. */
    public static List<Request> split(Iterable<Recipient> recipients) {
        var open = new LinkedHashMap<String, List<Recipient>>();
        var requests = new ArrayList<Request>();
        for (var recipient : recipients) {
            var rows = open.computeIfAbsent(recipient.channel(), channel -> new ArrayList<>());
            if (rows.size() >= MOST - 1 && recipient.expected() != Expected.DUPLICATE) {
                requests.add(new Request(recipient.channel(), List.copyOf(rows)));
                rows.clear();
            }
            rows.add(recipient);
        }
        open.forEach((channel, rows) -> requests.add(new Request(channel, List.copyOf(rows))));
        return requests;
    }

    /** Recipients who should get a message. */
    public long valid() {
        return count(Expected.VALID);
    }

    public long count(Expected expected) {
        return recipients.stream().filter(recipient -> recipient.expected() == expected).count();
    }

    /** The body of send-links. */
    public Map<String, Object> body(String name) {
        return Map.of(
                "operationName",
                name,
                "channel",
                channel,
                "messageTemplate",
                "Merhaba {name}! {region} bölgesinde {cropType} sponsorluğu için: {link}",
                "recipients",
                recipients.stream().map(this::recipient).toList(),
                "processing",
                Map.of(
                        "batchSize",
                        batchSize(),
                        "maxConcurrency",
                        20,
                        "retryAttempts",
                        2,
                        "retryDelaySeconds",
                        5));
    }

    /** Small campaigns in small batches, so that their progress can be seen. */
    private int batchSize() {
        return Math.clamp(recipients.size() / 10, 25, 500);
    }

    private Map<String, Object> recipient(Recipient recipient) {
        var person = new HashMap<String, Object>();
        person.put("name", recipient.name());
        person.put("email", recipient.email());
        if (!channel.equals("Email") || recipient.hasGivenItsNumber()) {
            person.put("phoneNumber", recipient.phone());
        }
        person.put(
                "personalizationData",
                Map.of("region", recipient.region(), "cropType", recipient.cropType()));
        return person;
    }
}
