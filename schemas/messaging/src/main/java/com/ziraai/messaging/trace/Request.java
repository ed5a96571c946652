package com.ziraai.messaging.trace;

import io.opentelemetry.api.trace.SpanContext;
import java.time.Instant;
import java.util.Optional;

/**
 * A request that began an operation.
 *
 * @param operationId the operation, a followed one
 * @param name method and route
 * @param from when it came
 * @param status what it was answered
 * @param caller the context it came with
 */
public record Request(
        String operationId, String name, Instant from, int status, Optional<SpanContext> caller) {}
