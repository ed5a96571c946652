package com.ziraai.campaign.intake;

import com.ziraai.campaign.audience.Audience;
import com.ziraai.campaign.audience.Audiences;
import com.ziraai.campaign.gateway.ProblemException;
import com.ziraai.campaign.gateway.Violation;
import com.ziraai.campaign.gateway.Violations;
import com.ziraai.campaign.order.Order;
import com.ziraai.campaign.recipient.Recipient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * Body of {@code POST /api/v1/sponsorship/send-bulk}: one message to many numbers, in the names of
 * the link distribution workflow.
 *
 * @param sponsorId tenant an administrator acts for; a sponsor may repeat its own
 * @param campaignName name of the operation, 3 to 100 characters
 * @param phoneNumbers required
 * @param preferredChannel {@code SMS} (default), {@code WhatsApp} or {@code Email}
 * @param messageTemplate with placeholders; the channel's default where absent
 * @param scheduledStartTime when it begins; at once where absent
 * @param batchSize where absent 100, as far as the plan allows it
 * @param delayBetweenBatches seconds; 30 where absent
 * @param enableRetries true where absent
 * @param maxRetryAttempts 3 where absent
 * @param callbackUrl told of progress and the end
 */
record BulkSendRequest(
        @Nullable JsonNode sponsorId,
        @Nullable String campaignName,
        @Nullable List<@Nullable String> phoneNumbers,
        @Nullable String preferredChannel,
        @Nullable String messageTemplate,
        @Nullable String scheduledStartTime,
        @Nullable Integer batchSize,
        @Nullable Integer delayBetweenBatches,
        @Nullable Boolean enableRetries,
        @Nullable Integer maxRetryAttempts,
        @Nullable String callbackUrl)
        implements LinksRequest {

    /** Seconds, as the workflow prints it. */
    private static final int USUAL_DELAY = 30;

    private static final String RECIPIENTS = "recipients[";
    private static final String NUMBER = "].phoneNumber";

    /** Our name of each field that is called otherwise in send-links. */
    private static final Map<String, String> NAMES =
            Map.of(
                    "channel", "preferredChannel",
                    "scheduling.scheduledDate", "scheduledStartTime",
                    "processing.batchSize", "batchSize",
                    "processing.batchDelaySeconds", "delayBetweenBatches",
                    "processing.retryAttempts", "maxRetryAttempts",
                    "processing.callbackUrl", "callbackUrl",
                    "recipients", "phoneNumbers");

    @Override
    public Order order() {
        return new Order(
                null,
                messageTemplate,
                null,
                null,
                null,
                null,
                preferredChannel,
                null,
                Order.Scheduling.startingAt(scheduledStartTime),
                new Order.Processing(
                        batchSize,
                        null,
                        delayBetweenBatches == null ? USUAL_DELAY : delayBetweenBatches,
                        Boolean.FALSE.equals(enableRetries) ? Integer.valueOf(0) : maxRetryAttempts,
                        null,
                        null,
                        null,
                        callbackUrl,
                        null),
                null,
                Order.Campaign.called(campaignName));
    }

    @Override
    public Mono<Audience> audience(Audiences audiences, String sponsor) {
        return Mono.just(
                audiences.of(
                        Optional.ofNullable(phoneNumbers).orElse(List.of()).stream()
                                .<@Nullable Recipient>map(BulkSendRequest::recipient)
                                .toList()));
    }

    private static Recipient recipient(@Nullable String number) {
        return new Recipient(null, number, null, null, null, null, null, null, null);
    }

    @Override
    public ProblemException named(ProblemException problem) {
        return problem.violations()
                .map(found -> {
                    Violations renamed = new Violations();
                    found.kept().stream().map(BulkSendRequest::inOurNames).forEach(renamed::add);
                    return ProblemException.invalid(renamed);
                })
                .orElse(problem);
    }

    private static Violation inOurNames(Violation violation) {
        String path = violation.path();
        String ours =
                path.startsWith(RECIPIENTS)
                        ? path.replace(RECIPIENTS, "phoneNumbers[").replace(NUMBER, "]")
                        : NAMES.getOrDefault(path, path);
        return new Violation(ours, violation.code(), violation.arguments());
    }
}
