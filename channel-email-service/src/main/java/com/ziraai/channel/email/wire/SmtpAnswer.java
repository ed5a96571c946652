package com.ziraai.channel.email.wire;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The reply that decided about a message.
 *
 * @param step what it answered
 * @param code three digits (RFC 5321)
 * @param text its last line after the code; may name addresses
 * @param messageId of the message it is about
 */
public record SmtpAnswer(Step step, int code, String text, String messageId) {

    private static final Pattern ENHANCED =
            Pattern.compile("([245]\\.\\d{1,3}\\.\\d{1,3})(?: .*)?");

    /** The last line of a reply counts; all have the same code. */
    static SmtpAnswer of(Step step, int code, String reply, String messageId) {
        String line = reply.strip();
        line = line.substring(line.lastIndexOf('\n') + 1);
        String text = line.length() > 4 ? line.substring(4).strip() : "";
        return new SmtpAnswer(step, code, text, messageId);
    }

    /** The message is the server's now. */
    public boolean isTaken() {
        return step == Step.DOT && code == 250;
    }

    /** The enhanced status code (RFC 3463), where the reply has one. */
    public Optional<String> enhanced() {
        Matcher form = ENHANCED.matcher(text);
        return form.matches() ? Optional.of(form.group(1)) : Optional.empty();
    }

    /** Without the text. */
    @Override
    public String toString() {
        return "SMTP " + status();
    }

    /** The most exact number there is. */
    public String status() {
        return enhanced().orElseGet(() -> Integer.toString(code));
    }
}
