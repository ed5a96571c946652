package com.ziraai.campaign.gateway;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an error answer tells beyond its message. */
public sealed interface Details {

    /**
     * What is wrong with a request.
     *
     * @param counts recipients by what is wrong with them, where the request had any
     * @param errorCount things wrong in all
     * @param errors the first of them
     */
    record Validation(
            @JsonUnwrapped @JsonInclude(JsonInclude.Include.NON_NULL)
                    @Nullable RecipientCounts counts,
            int errorCount,
            List<Entry> errors)
            implements Details {}

    /**
     * @param path where
     * @param code stable upper-case code
     * @param message the same for people
     */
    record Entry(String path, String code, String message) {}

    /**
     * Which limit of the sponsor's plan a request would pass.
     *
     * @param limit its name
     * @param value how much it allows
     * @param used how much of it is used
     * @param requested how much more was asked for
     * @param freesAt when it is free again; null when that depends on what is running
     */
    record Limit(String limit, long value, long used, long requested, @Nullable Instant freesAt)
            implements Details {}

    /**
     * What an idempotency key was used for before.
     *
     * @param operationId the operation that the first request with the key began
     */
    record FirstUse(String operationId) implements Details {}

    /**
     * Where a body stops being JSON.
     *
     * @param line line of the body, from 1
     * @param column column in the line, from 1
     */
    record Location(int line, int column) implements Details {}
}
