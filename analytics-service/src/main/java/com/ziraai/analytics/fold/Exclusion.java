package com.ziraai.analytics.fold;

import com.ziraai.event.Channel;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Failures by which a WhatsApp provider says that the message was good and the recipient or the
 * network's own policy kept it away, named as the channels name them. They are listed beside the
 * service level and not counted in it. The same words of an SMS provider are of a line that did not
 * answer, which is measured.
 */
public enum Exclusion {
    /** Not on WhatsApp, or has not accepted its terms. */
    RECIPIENT_UNREACHABLE,
    /** Held back to keep the ecosystem healthy: too many marketing messages to this person. */
    RECIPIENT_CAPPED,
    /** The person stopped marketing messages of this sender. */
    RECIPIENT_OPTED_OUT,
    /** The person takes part in an experiment. */
    RECIPIENT_IN_EXPERIMENT;

    private static final Map<String, Optional<Exclusion>> BY_CODE =
            Stream.of(values()).collect(Collectors.toMap(Enum::name, Optional::of));

    /** The exclusion an attempt's failure is; empty when its item is measured all the same. */
    static Optional<Exclusion> of(Channel channel, String code) {
        return switch (channel) {
            case WHATSAPP -> BY_CODE.getOrDefault(code, Optional.empty());
            case SMS, EMAIL -> Optional.empty();
        };
    }
}
