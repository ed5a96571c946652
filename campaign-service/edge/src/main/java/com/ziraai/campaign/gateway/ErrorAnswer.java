package com.ziraai.campaign.gateway;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The one shape of every error.
 *
 * @param success always false
 * @param error stable upper-case code
 * @param message one sentence for people
 * @param details what is wrong and where
 * @param retryAfter when the same request may succeed, as the {@code Retry-After} header in seconds
 * @param operationId the operation the request was about, when the fault is ours
 * @param supportTicket names our log entry when the fault is ours
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ErrorAnswer(
        boolean success,
        String error,
        String message,
        @Nullable Details details,
        @Nullable String retryAfter,
        @Nullable String operationId,
        @Nullable String supportTicket) {}
