package com.ziraai.campaign.plan;

import com.ziraai.campaign.admission.Plan;
import com.ziraai.campaign.gateway.ProblemException;
import com.ziraai.campaign.gateway.Violations;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code PUT /api/v1/plans/{name}}; every field is required.
 *
 * @param maxItemsPerOperation 1 to 1,000,000
 * @param maxConcurrentOperations 1 to 100,000
 * @param maxOperationsPerDay 1 to 1,000,000
 * @param maxItemsPerDay 1 to 1,000,000,000
 * @param minBatchSize 1 to {@code maxBatchSize}
 * @param maxBatchSize 1 to 10,000
 * @param defaultBatchSize between those
 * @param maxConcurrency 1 to 1,000
 * @param defaultConcurrency 1 to {@code maxConcurrency}
 */
record PlanRequest(
        @Nullable Integer maxItemsPerOperation,
        @Nullable Integer maxConcurrentOperations,
        @Nullable Integer maxOperationsPerDay,
        @Nullable Integer maxItemsPerDay,
        @Nullable Integer minBatchSize,
        @Nullable Integer maxBatchSize,
        @Nullable Integer defaultBatchSize,
        @Nullable Integer maxConcurrency,
        @Nullable Integer defaultConcurrency) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,49}");

    /**
     * The plan of that name.
     *
     * @throws ProblemException naming everything that is wrong
     */
    Plan named(String name) {
        Violations violations = new Violations();
        if (!NAME.matcher(name).matches()) {
            violations.add("name", "INVALID_PLAN_NAME", name);
        }
        int largest = read("maxBatchSize", maxBatchSize, 1, 10_000, violations);
        read("minBatchSize", minBatchSize, 1, largest, violations);
        int smallest = minBatchSize == null || minBatchSize > largest ? 1 : minBatchSize;
        int parallel = read("maxConcurrency", maxConcurrency, 1, 1_000, violations);
        Plan plan =
                new Plan(
                        name,
                        read(
                                "maxItemsPerOperation",
                                maxItemsPerOperation,
                                1,
                                1_000_000,
                                violations),
                        read(
                                "maxConcurrentOperations",
                                maxConcurrentOperations,
                                1,
                                100_000,
                                violations),
                        read("maxOperationsPerDay", maxOperationsPerDay, 1, 1_000_000, violations),
                        read("maxItemsPerDay", maxItemsPerDay, 1, 1_000_000_000, violations),
                        smallest,
                        largest,
                        read("defaultBatchSize", defaultBatchSize, smallest, largest, violations),
                        parallel,
                        read("defaultConcurrency", defaultConcurrency, 1, parallel, violations));
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        return plan;
    }

    /**
     * The value; the upper bound where there is none, so that what depends on it can be checked.
     */
    private static int read(
            String path, @Nullable Integer value, int least, int most, Violations violations) {
        if (value == null) {
            violations.add(path, "REQUIRED");
            return most;
        }
        if (value < least || value > most) {
            violations.add(path, "RANGE", least, most);
            return most;
        }
        return value;
    }
}
