package com.ziraai.simulator.smtp;

import com.ziraai.simulator.attempt.Attempt;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A message that came, with its envelope.
 *
 * @param id the server's own
 */
record Letter(Envelope envelope, byte[] content, String id) {

    /** What was said before the content. */
    record Envelope(String from, String to, String events, String envelopeId) {

        /** The attempt it is, as far as its addresses tell. */
        Optional<Attempt> attempt() {
            return Attempt.inBounceAddress(from);
        }

        boolean wantsToHearOf(String event) {
            return events.isEmpty() ? event.equals("FAILURE") : events.contains(event);
        }
    }

    private static final Pattern END_OF_HEADER = Pattern.compile("\r\n\r\n");

    /** Its header, lines ended by CRLF. */
    String header() {
        String text = new String(content, StandardCharsets.UTF_8);
        Matcher end = END_OF_HEADER.matcher(text);
        return end.find() ? text.substring(0, end.start() + 2) : text;
    }
}
