package com.ziraai.campaign.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.ziraai.campaign.gateway.Texts;
import com.ziraai.campaign.operation.NewOperation;
import com.ziraai.campaign.order.Planned;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Answer of {@code POST /api/v1/sponsorship/send}: the send result of the link distribution
 * workflow. What is known only once the message was sent is null here and in the status then.
 *
 * @param success whether the link was accepted
 * @param distributionId id of the operation
 * @param distributionStatus {@code Pending}
 * @param phoneNumber as it came; empty where none did
 * @param attemptTime when it was accepted
 * @param resultUrl where what became of it is asked for
 * @param validationWarnings what the caller should know
 */
record SingleLinkAnswer(
        boolean success,
        String distributionId,
        String distributionStatus,
        String phoneNumber,
        Instant attemptTime,
        @Nullable String actualChannel,
        @Nullable String sponsorshipCode,
        @Nullable Instant deliveryTime,
        @Nullable String errorMessage,
        int retryCount,
        String statusUrl,
        String resultUrl,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> validationWarnings) {

    private static final String SEND = "/api/v1/sponsorship/send/";

    static SingleLinkAnswer of(
            SingleLinkRequest request, Planned accepted, Texts texts, Locale language) {
        NewOperation operation = accepted.order().operation();
        return new SingleLinkAnswer(
                true,
                operation.id().value(),
                "Pending",
                Optional.ofNullable(request.phoneNumber()).orElse(""),
                operation.createdAt(),
                null,
                null,
                null,
                null,
                0,
                AcceptedAnswer.statusUrl(operation),
                SEND + operation.id(),
                accepted.order().warnings().stream()
                        .map(each -> each.text(texts, language))
                        .map(SingleLinkRequest::inOurNames)
                        .toList());
    }
}
