package com.ziraai.campaign.intake;

import com.ziraai.campaign.gateway.Violation;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Body of {@code POST /api/v1/sponsorship/send}: a link for one recipient, in the names of the link
 * distribution workflow.
 *
 * @param sponsorId tenant an administrator acts for; a sponsor may repeat its own
 * @param campaignName name of the operation
 * @param phoneNumber required
 * @param preferredChannel {@code SMS} (default) or {@code WhatsApp}
 * @param messageTemplate with placeholders; the channel's default where absent
 * @param smartEncoding whether typographic signs of an SMS are written plainly where that saves
 *     parts
 * @param sponsorshipCode a code to use instead of a new one
 * @param personalizationData values of the sponsor's own placeholders
 * @param externalId the sponsor's own reference of the person
 * @param callbackUrl told when the link was sent or could not be
 */
record SingleLinkRequest(
        @Nullable JsonNode sponsorId,
        @Nullable String campaignName,
        @Nullable String name,
        @Nullable String phoneNumber,
        @Nullable String email,
        @Nullable String preferredChannel,
        @Nullable String messageTemplate,
        @Nullable Boolean smartEncoding,
        @Nullable String sponsorshipCode,
        @Nullable JsonNode personalizationData,
        @Nullable JsonNode externalId,
        @Nullable String callbackUrl) {

    private static final String RECIPIENT = "recipients[0].";

    /** Our name of each field that is called otherwise in send-links. */
    private static final Map<String, String> NAMES =
            Map.of(
                    "operationName", "campaignName",
                    "channel", "preferredChannel",
                    "processing.callbackUrl", "callbackUrl",
                    "recipients", "phoneNumber");

    /** The same as a request of many recipients. */
    ObjectNode asSendLinks(JsonMapper json) {
        ObjectNode request = json.createObjectNode();
        request.set("sponsorId", sponsorId);
        request.put("operationName", campaignName);
        request.put("channel", preferredChannel);
        request.put("messageTemplate", messageTemplate);
        request.put("smartEncoding", smartEncoding);
        ObjectNode recipient = request.putArray("recipients").addObject();
        recipient
                .put("name", name)
                .put("phoneNumber", phoneNumber)
                .put("email", email)
                .put("sponsorshipCode", sponsorshipCode);
        recipient.set("personalizationData", personalizationData);
        recipient.set("externalId", externalId);
        request.putObject("processing")
                .put("callbackUrl", callbackUrl)
                .put("sendProgressNotifications", false);
        return request;
    }

    /** A warning without the place it names: there is one recipient only. */
    static String inOurNames(String warning) {
        return warning.replace(": recipients[0]", "");
    }

    /** What is wrong, told in the names it came in. */
    static Violation inOurNames(Violation violation) {
        String path = violation.path();
        String ours =
                path.startsWith(RECIPIENT)
                        ? path.substring(RECIPIENT.length())
                        : NAMES.getOrDefault(path, path);
        return new Violation(ours, violation.code(), violation.arguments());
    }
}
