package com.ziraai.simulator.kannel;

import com.ziraai.simulator.exchange.Reply;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The parameters of one {@code sendsms} request, each byte of a value as one character: the text
 * may be in any charset, all others are ASCII.
 */
record SendSms(Map<String, List<String>> parameters) {

    /** What smsbox allows in a number unless {@code sendsms-chars} says otherwise. */
    private static final Pattern NUMBER = Pattern.compile("[0-9 +-]+");

    private static final Pattern CODING = Pattern.compile("[012]");
    private static final Pattern MASK = Pattern.compile("\\d{1,2}");

    /** The answer of smsbox to a request it does not take, checked in its order. */
    Optional<Reply.Answer> rejection(KannelAccount account) {
        if (!account.username().equals(first("username", "user"))
                || !account.password().equals(first("password", "pass"))) {
            return Optional.of(KannelAnswers.text(403, "Authorization failed for sendsms"));
        }
        return problem().map(text -> KannelAnswers.text(400, text));
    }

    private Optional<String> problem() {
        if (!parameters.containsKey("to")) {
            return Optional.of("Missing receiver number, rejected");
        }
        if (to().isEmpty()) {
            return Optional.of("Empty receiver number not allowed, rejected");
        }
        if (to().contains(" ")) {
            return Optional.of("One receiver a request is simulated, rejected");
        }
        if (!NUMBER.matcher(to()).matches()) {
            return Optional.of(KannelAnswers.DENIED);
        }
        if (from().isEmpty()) {
            return Optional.of("Sender missing and no global set, rejected");
        }
        if (!CODING.matcher(first("coding").isEmpty() ? "0" : first("coding")).matches()) {
            return Optional.of("Coding field misformed, rejected");
        }
        return readable() ? Optional.empty() : Optional.of("Charset or body misformed, rejected");
    }

    String to() {
        return first("to").strip();
    }

    String from() {
        return first("from");
    }

    String service() {
        return first("username", "user");
    }

    String account() {
        return first("account");
    }

    String smsc() {
        String smsc = first("smsc");
        return smsc.isEmpty() ? "simulator" : smsc;
    }

    String dlrUrl() {
        return first("dlr-url", "dlrurl");
    }

    int dlrMask() {
        String mask = first("dlr-mask", "dlrmask");
        return MASK.matcher(mask).matches() ? Integer.parseInt(mask) : 0;
    }

    /**
     * Whether the text could be recoded as smsbox would: from the given charset, UTF-8 if none is
     * given for GSM text.
     */
    private boolean readable() {
        String charset = first("charset");
        boolean gsm = !first("coding").equals("1") && !first("coding").equals("2");
        if (charset.isEmpty() && !gsm) {
            return true;
        }
        try {
            Charset given = Charset.forName(charset.isEmpty() ? "UTF-8" : charset);
            byte[] text = first("text").getBytes(StandardCharsets.ISO_8859_1);
            given.newDecoder().decode(ByteBuffer.wrap(text));
            return true;
        } catch (CharacterCodingException | IllegalArgumentException unreadable) {
            return false;
        }
    }

    private String first(String name) {
        List<String> values = parameters.get(name);
        return values == null ? "" : values.getFirst();
    }

    private String first(String name, String otherName) {
        return first(parameters.containsKey(name) ? name : otherName);
    }
}
