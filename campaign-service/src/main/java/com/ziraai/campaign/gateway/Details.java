package com.ziraai.campaign.gateway;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an error answer tells beyond its message. */
sealed interface Details {

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
     * Where a body stops being JSON.
     *
     * @param line line of the body, from 1
     * @param column column in the line, from 1
     */
    record Location(int line, int column) implements Details {}
}
