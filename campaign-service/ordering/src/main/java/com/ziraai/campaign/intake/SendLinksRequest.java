package com.ziraai.campaign.intake;

import com.ziraai.campaign.audience.Audience;
import com.ziraai.campaign.audience.Audiences;
import com.ziraai.campaign.gateway.ProblemException;
import com.ziraai.campaign.order.Order;
import com.ziraai.campaign.recipient.Recipient;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * Body of {@code POST /api/v1/bulk-operations/send-links} in the names of the Bulk Operations API,
 * as it came: nothing is checked but the types.
 *
 * @param sponsorId tenant an administrator acts for; a sponsor may repeat its own
 * @param recipientListId an uploaded list, instead of {@code recipients}
 * @param messageTemplateId a stored template in place of {@code messageTemplate}
 * @param emailSubject of e-mails, with placeholders
 * @param fallbackChannels tried after {@code channel}, in order
 * @param attachments ids of uploaded files that go along with e-mails
 * @param smartEncoding whether typographic signs of an SMS are written plainly where that saves
 *     parts
 * @param metadata any JSON, kept with the operation
 */
record SendLinksRequest(
        @Nullable String operationName,
        @Nullable JsonNode sponsorId,
        @Nullable List<@Nullable Recipient> recipients,
        @Nullable String recipientListId,
        @Nullable String messageTemplate,
        @Nullable String messageTemplateId,
        @Nullable String emailSubject,
        @Nullable List<@Nullable String> attachments,
        @Nullable Boolean smartEncoding,
        @Nullable String channel,
        @Nullable List<@Nullable String> fallbackChannels,
        Order.@Nullable Scheduling scheduling,
        Order.@Nullable Processing processing,
        @Nullable JsonNode metadata)
        implements LinksRequest {

    @Override
    public Order order() {
        return new Order(
                operationName,
                messageTemplate,
                messageTemplateId,
                emailSubject,
                attachments,
                smartEncoding,
                channel,
                fallbackChannels,
                scheduling,
                processing,
                metadata,
                null);
    }

    @Override
    public Mono<Audience> audience(Audiences audiences, String sponsor) {
        if (recipientListId == null) {
            return Mono.just(audiences.of(recipients == null ? List.of() : recipients));
        }
        return recipients == null
                ? audiences.ofList(sponsor, recipientListId)
                : Mono.error(
                        () -> ProblemException.invalid("recipientListId", "LIST_AND_RECIPIENTS"));
    }
}
