package com.ziraai.simulator.twilio;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The form that creates a message. */
record Message(Map<String, List<String>> form) {

    /** Twilio: "the text can be up to 1,600 characters". */
    private static final int LONGEST = 1600;

    private static final int SEPTETS = 160;
    private static final int UNITS = 70;

    /**
     * Why Twilio does not take it, in the order it checks.
     *
     * @param code Twilio's
     */
    record Flaw(int code, String message) {}

    static Message of(byte[] body) {
        return new Message(
                new QueryStringDecoder(
                                new String(body, StandardCharsets.UTF_8),
                                StandardCharsets.UTF_8,
                                false,
                                64,
                                true)
                        .parameters());
    }

    Optional<Flaw> flaw() {
        if (to().isEmpty()) {
            return Optional.of(new Flaw(21604, "A 'To' phone number is required."));
        }
        if (!to().matches("\\+[1-9]\\d{6,14}")) {
            return Optional.of(new Flaw(21211, "Invalid 'To' Phone Number"));
        }
        if (from().isEmpty()) {
            return Optional.of(
                    new Flaw(21603, "A 'From' or 'MessagingServiceSid' parameter is required"));
        }
        if (body().isEmpty()) {
            return Optional.of(new Flaw(21602, "Message body is required."));
        }
        return body().length() > LONGEST
                ? Optional.of(new Flaw(21617, "The concatenated message body exceeds the limit"))
                : Optional.empty();
    }

    String to() {
        return first("To");
    }

    String from() {
        String service = first("MessagingServiceSid");
        return service.isEmpty() ? first("From") : service;
    }

    String body() {
        return first("Body");
    }

    /** As Twilio is given it, with what it has to do when it is not taken. */
    String callback() {
        return first("StatusCallback");
    }

    /** Near enough: one alphabet or the other by the signs of ASCII. */
    int segments() {
        boolean plain = body().chars().allMatch(each -> each < 128);
        int size = plain ? SEPTETS : UNITS;
        return Math.max(1, (body().length() + size - 1) / size);
    }

    private String first(String name) {
        return form.getOrDefault(name, List.of("")).getFirst();
    }
}
