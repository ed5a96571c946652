package com.ziraai.channel.intent;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/** Findings as parameters of one statement, in the order of their attempts; one an attempt. */
record Findings(List<Finding> findings) {

    Findings(Collection<Finding> findings) {
        this(findings.stream().sorted(Comparator.comparing(Finding::attempt)).toList());
    }

    GenericExecuteSpec bind(GenericExecuteSpec statement) {
        return new Keys(findings.stream().map(Finding::attempt).toList())
                .bind(statement)
                .bind("statuses", column(Short[]::new, each -> (short) Rank.of(each.status())))
                .bind("evidences", column(String[]::new, each -> each.evidence().name()))
                .bind(
                        "occurred",
                        column(OffsetDateTime[]::new, each -> Timestamps.utc(each.occurredAt())))
                .bind("failures", column(String[]::new, Finding::failureCode))
                .bind("providerCodes", column(String[]::new, Finding::failureProviderCode))
                .bind("retries", column(Long[]::new, Finding::retryAfterMillis))
                .bind("messageIds", column(String[]::new, Finding::providerMessageId))
                .bind("parts", column(Integer[]::new, Finding::parts));
    }

    private <T> @Nullable T[] column(
            IntFunction<@Nullable T[]> array, Function<Finding, @Nullable T> value) {
        @Nullable T[] column = array.apply(findings.size());
        for (int i = 0; i < column.length; i++) {
            column[i] = value.apply(findings.get(i));
        }
        return column;
    }
}
