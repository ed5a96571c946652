package com.ziraai.campaign.intake;

import com.ziraai.campaign.audience.Audience;
import com.ziraai.campaign.audience.Audiences;
import com.ziraai.campaign.gateway.ProblemException;
import com.ziraai.campaign.gateway.Violation;
import com.ziraai.campaign.gateway.Violations;
import com.ziraai.campaign.order.Order;
import com.ziraai.campaign.recipient.GivenAddress;
import com.ziraai.campaign.recipient.Recipient;
import com.ziraai.campaign.recipient.ScalarText;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * Body of {@code POST /api/v1/sponsorship/send}: a link for one recipient, in the names of the link
 * distribution workflow.
 *
 * @param sponsorId tenant an administrator acts for; a sponsor may repeat its own
 * @param campaignName name of the operation, 3 to 100 characters
 * @param phoneNumber required, unless another address is reached
 * @param addresses further ones of the person, preferred ones first
 * @param preferredChannel {@code SMS} (default), {@code WhatsApp} or {@code Email}
 * @param fallbackChannels tried after it, in order
 * @param emailSubject of an e-mail, with placeholders
 * @param messageTemplate with placeholders; the channel's default where absent
 * @param attachments ids of uploaded files that go along with e-mails
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
        @Nullable List<@Nullable GivenAddress> addresses,
        @Nullable String preferredChannel,
        @Nullable List<@Nullable String> fallbackChannels,
        @Nullable String messageTemplate,
        @Nullable String emailSubject,
        @Nullable List<@Nullable String> attachments,
        @Nullable Boolean smartEncoding,
        @Nullable String sponsorshipCode,
        @JsonDeserialize(contentUsing = ScalarText.class)
                @Nullable Map<String, @Nullable String> personalizationData,
        @JsonDeserialize(using = ScalarText.class) @Nullable String externalId,
        @Nullable String callbackUrl)
        implements LinksRequest {

    private static final String RECIPIENT = "recipients[0].";

    /** Our name of each field that is called otherwise in send-links. */
    private static final Map<String, String> NAMES =
            Map.of(
                    "channel", "preferredChannel",
                    "processing.callbackUrl", "callbackUrl",
                    "recipients", "phoneNumber");

    @Override
    public Order order() {
        return new Order(
                null,
                messageTemplate,
                null,
                emailSubject,
                attachments,
                smartEncoding,
                preferredChannel,
                fallbackChannels,
                null,
                Order.Processing.toldAtItsEnd(callbackUrl),
                null,
                Order.Campaign.called(campaignName));
    }

    /** Of a compact constructor, a class file does not say which type arguments may be null. */
    @Override
    @SuppressWarnings("NullAway")
    public Mono<Audience> audience(Audiences audiences, String sponsor) {
        return Mono.just(
                audiences.of(
                        List.of(
                                new Recipient(
                                        name,
                                        phoneNumber,
                                        email,
                                        addresses,
                                        sponsorshipCode,
                                        personalizationData,
                                        null,
                                        null,
                                        externalId))));
    }

    @Override
    public boolean isWaitedFor() {
        return true;
    }

    /** A warning without the place it names: there is one recipient only. */
    static String inOurNames(String warning) {
        return warning.replace(": recipients[0]", "");
    }

    @Override
    public ProblemException named(ProblemException problem) {
        return problem.violations()
                .map(found -> {
                    Violations renamed = new Violations();
                    found.kept().stream().map(SingleLinkRequest::inOurNames).forEach(renamed::add);
                    return ProblemException.invalid(renamed);
                })
                .orElse(problem);
    }

    private static Violation inOurNames(Violation violation) {
        String path = violation.path();
        String ours =
                path.startsWith(RECIPIENT)
                        ? path.substring(RECIPIENT.length())
                        : NAMES.getOrDefault(path, path);
        return new Violation(ours, violation.code(), violation.arguments());
    }
}
