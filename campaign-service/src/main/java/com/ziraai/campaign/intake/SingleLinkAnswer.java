package com.ziraai.campaign.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Answer of {@code POST /api/v1/sponsorship/send}: the send result of the link distribution
 * workflow. What is known only once the message was sent is null here and in the status then.
 *
 * @param success whether the link was accepted
 * @param distributionId id of the operation
 * @param distributionStatus {@code Pending}
 * @param phoneNumber as it came
 * @param attemptTime when it was accepted
 * @param validationWarnings what the caller should know
 */
record SingleLinkAnswer(
        boolean success,
        String distributionId,
        String distributionStatus,
        @Nullable String phoneNumber,
        Instant attemptTime,
        @Nullable String actualChannel,
        @Nullable String sponsorshipCode,
        @Nullable Instant deliveryTime,
        @Nullable String errorMessage,
        int retryCount,
        String statusUrl,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> validationWarnings) {

    /**
     * @param accepted what send-links answers
     */
    static SingleLinkAnswer of(SingleLinkRequest request, JsonNode accepted) {
        JsonNode data = accepted.path("data");
        return new SingleLinkAnswer(
                true,
                data.path("operationId").asString(),
                "Pending",
                request.phoneNumber(),
                Instant.parse(data.path("createdAt").asString()),
                null,
                null,
                null,
                null,
                0,
                data.path("statusUrl").asString(),
                data.path("validationWarnings")
                        .valueStream()
                        .map(JsonNode::asString)
                        .map(SingleLinkRequest::inOurNames)
                        .toList());
    }
}
