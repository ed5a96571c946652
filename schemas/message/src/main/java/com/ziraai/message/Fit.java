package com.ziraai.message;

import com.ziraai.contract.text.SmsText;
import com.ziraai.event.DistributionRequested;
import com.ziraai.message.Rendered.Email;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Tells without writing it whether a message surely fits into every channel: adding lengths up
 * costs a hundredth of writing, and of most orders nothing has to be written to know. Remembers the
 * text last seen, because most recipients share theirs. Not thread-safe.
 */
public final class Fit {

    /** {@code SP-YYYYMMDD-XXXXX}, what a request without code of its own gets. */
    private static final int MADE_CODE = 17;

    /** {@code dd/MM/yyyy}. */
    private static final int EXPIRY = 10;

    private final MessageSettings settings;
    private final int room;
    private String text = "";
    private List<String> names = List.of();

    Fit(MessageSettings settings) {
        this.settings = settings;
        this.room =
                IntStream.of(
                                SmsText.surelyIn(settings.smsParts()),
                                settings.whatsappCharacters(),
                                settings.emailCharacters())
                        .min()
                        .orElseThrow();
    }

    /**
     * Whether it surely fits. One that may not has to be written to know.
     *
     * @param request whose code, if it names one, needs no escaping in a link, and whose texts are
     *     composed
     */
    public boolean isSure(DistributionRequested request) {
        return longest(request) <= room;
    }

    /** Units of UTF-16 its message has at most, on any channel. */
    private int longest(DistributionRequested request) {
        read(Objects.requireNonNullElse(request.getMessageTemplate(), settings.smsTemplate()));
        int code = length(request.getSponsorshipCode(), MADE_CODE);
        // The sponsor's name and the code stand in the template that needs no text.
        int longest = text.length() + request.getSponsorName().length() + code;
        for (String name : names) {
            longest += length(name, code, request);
        }
        return longest;
    }

    private void read(String template) {
        if (!template.equals(text)) {
            text = template;
            names = MessageTemplate.of(template).names();
        }
    }

    private int length(String name, int code, DistributionRequested request) {
        Map<String, String> own = request.getPersonalization();
        return switch (name) {
            case "code" -> code;
            case "link" -> settings.linkBaseUrl().length() + code;
            case "sponsor" -> request.getSponsorName().length();
            case "expiry" -> EXPIRY;
            case "name" -> length(request.getRecipient().getName(), 0);
            case Placeholders.UNSUBSCRIBE ->
                    Math.max(length(own.get(name), 0), Email.UNSUBSCRIBE.length());
            default -> length(own.get(name), 0);
        };
    }

    private static int length(@Nullable String text, int otherwise) {
        return text == null ? otherwise : text.length();
    }
}
