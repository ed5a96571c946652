package com.ziraai.campaign.gateway;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Counts requests turned away because a limit was reached. */
final class RefusalMeters {

    private final Map<String, Counter> limits;

    RefusalMeters(MeterRegistry meters) {
        this.limits =
                Stream.of(
                                "maxConcurrentOperations",
                                "maxOperationsPerDay",
                                "maxItemsPerDay",
                                "intakeRoom",
                                "uploads")
                        .collect(
                                Collectors.toMap(
                                        Function.identity(), limit -> counter(limit, meters)));
    }

    private static Counter counter(String limit, MeterRegistry meters) {
        return Counter.builder("campaign.admission.refusals")
                .description("Requests turned away because a limit was reached")
                .tag("limit", limit)
                .register(meters);
    }

    /** Counts the problem if it is one of these. */
    void count(ProblemException problem) {
        Counter counter = limits.get(limit(problem));
        if (counter != null) {
            counter.increment();
        }
    }

    private static String limit(ProblemException problem) {
        return switch (problem.error()) {
            case "QUOTA_EXCEEDED" -> problem.details().map(RefusalMeters::limit).orElse("");
            case "INTAKE_BUSY" -> "intakeRoom";
            case "UPLOADS_BUSY" -> "uploads";
            default -> "";
        };
    }

    private static String limit(Details details) {
        return details instanceof Details.Limit plan ? plan.limit() : "";
    }
}
