package com.ziraai.campaign;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Send-links requests to start from. */
final class Requests {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Requests() {}

    /** So many recipients with different valid Turkish numbers, by SMS, defaults elsewhere. */
    static ObjectNode of(int recipients) {
        ObjectNode request = JSON.createObjectNode();
        request.put("operationName", "Test");
        request.put("channel", "SMS");
        request.put("messageTemplate", "Merhaba {name}, kodunuz {code}: {link}");
        ArrayNode list = request.putArray("recipients");
        for (int index = 0; index < recipients; index++) {
            list.addObject().put("name", "Çiftçi " + index).put("phoneNumber", phone(index));
        }
        return request;
    }

    /** The valid number of that index, in E.164. */
    static String phone(int index) {
        return String.format(Locale.ROOT, "+90555%07d", 1_000_000 + index);
    }

    /** To begin in a day. */
    static ObjectNode scheduled(int recipients) {
        ObjectNode request = of(recipients);
        request.putObject("scheduling")
                .put("isScheduled", true)
                .put("scheduledDate", Instant.now().plus(Duration.ofDays(1)).toString());
        return request;
    }

    /** Spread over so many minutes. */
    static ObjectNode spread(int recipients, int batchSize, int minutes) {
        ObjectNode request = withBatches(recipients, batchSize, 5);
        request.putObject("scheduling")
                .put("spreadOverTime", true)
                .put("spreadDurationMinutes", minutes);
        return request;
    }

    static ObjectNode withBatches(int recipients, int batchSize, int maxConcurrency) {
        ObjectNode request = of(recipients);
        request.putObject("processing")
                .put("batchSize", batchSize)
                .put("maxConcurrency", maxConcurrency);
        return request;
    }
}
