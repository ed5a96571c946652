package com.ziraai.campaign.template;

import com.ziraai.campaign.gateway.ProblemException;
import com.ziraai.campaign.gateway.Violations;
import com.ziraai.campaign.operation.ChannelNames;
import com.ziraai.campaign.recipient.Template;
import com.ziraai.message.Placeholders;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST /api/v1/templates} and {@code PUT /api/v1/templates/{templateId}}.
 *
 * @param sponsorId whose; for administrators, and only when it is made. Absent: every sponsor's
 * @param name required, 1 to 200 characters
 * @param channel SMS, WhatsApp or Email
 * @param message required, 1 to 500 characters; placeholders are checked
 */
record TemplateRequest(
        @Nullable String sponsorId,
        @Nullable String name,
        @Nullable String channel,
        @Nullable String message) {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_MESSAGE = 500;

    /**
     * The template.
     *
     * @param owner whose it is
     * @throws ProblemException naming everything that is wrong
     */
    MessageTemplate template(String id, Optional<String> owner, Instant now) {
        Violations violations = new Violations();
        MessageTemplate template =
                new MessageTemplate(
                        id,
                        owner,
                        text("name", name, LONGEST_NAME, violations),
                        channel(violations),
                        text("message", message, LONGEST_MESSAGE, violations),
                        now);
        checkPlaceholders(Template.of(template.message()), violations);
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        return template;
    }

    private static String text(
            String path, @Nullable String value, int most, Violations violations) {
        if (value == null) {
            violations.add(path, "REQUIRED");
            return "";
        }
        if (value.isBlank() || value.codePointCount(0, value.length()) > most) {
            violations.add(path, "LENGTH", 1, most);
        }
        return value;
    }

    private Optional<String> channel(Violations violations) {
        if (channel == null) {
            return Optional.empty();
        }
        Optional<String> found = ChannelNames.find(channel).map(ChannelNames::of);
        if (found.isEmpty()) {
            violations.add("channel", "UNKNOWN_CHANNEL", channel);
        }
        return found;
    }

    /** Any name may be a recipient's own value; that every recipient has it is checked on use. */
    private static void checkPlaceholders(Template template, Violations violations) {
        template.strayBrace()
                .ifPresent(position -> violations.add("message", "STRAY_BRACE", position + 1));
        template.placeholders().stream()
                .filter(each -> !Placeholders.isName(each))
                .forEach(each -> violations.add("message", "INVALID_KEY", each));
    }
}
