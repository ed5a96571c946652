package com.ziraai.campaign.plan;

import com.ziraai.campaign.admission.Plan;
import com.ziraai.campaign.gateway.ProblemException;
import com.ziraai.campaign.gateway.Violations;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code PUT /api/v1/plans/{name}}; every field is required but those that came later.
 *
 * @param maxItemsPerOperation 1 to 1,000,000
 * @param maxConcurrentOperations 1 to 100,000
 * @param maxOperationsPerDay 1 to 1,000,000
 * @param maxItemsPerDay 1 to 1,000,000,000
 * @param minBatchSize 1 to {@code maxBatchSize}
 * @param maxBatchSize 1 to 10,000
 * @param maxEmailBatchSize {@code maxBatchSize} to 10,000; 500 or more where absent
 * @param defaultBatchSize between those of other channels
 * @param maxConcurrency 1 to 1,000
 * @param maxConcurrencyPerSponsor {@code maxConcurrency} to 100,000; where absent as many as its
 *     operations may have
 * @param defaultConcurrency 1 to {@code maxConcurrency}
 */
record PlanRequest(
        @Nullable Integer maxItemsPerOperation,
        @Nullable Integer maxConcurrentOperations,
        @Nullable Integer maxOperationsPerDay,
        @Nullable Integer maxItemsPerDay,
        @Nullable Integer minBatchSize,
        @Nullable Integer maxBatchSize,
        @Nullable Integer maxEmailBatchSize,
        @Nullable Integer defaultBatchSize,
        @Nullable Integer maxConcurrency,
        @Nullable Integer maxConcurrencyPerSponsor,
        @Nullable Integer defaultConcurrency) {

    private static final int LARGEST_BATCH = 10_000;
    private static final int MOST_PER_SPONSOR = 100_000;

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
        int largest = read("maxBatchSize", maxBatchSize, 1, LARGEST_BATCH, violations);
        read("minBatchSize", minBatchSize, 1, largest, violations);
        int smallest = minBatchSize == null || minBatchSize > largest ? 1 : minBatchSize;
        int parallel = read("maxConcurrency", maxConcurrency, 1, 1_000, violations);
        int operations =
                read("maxConcurrentOperations", maxConcurrentOperations, 1, 100_000, violations);
        Plan plan =
                new Plan(
                        name,
                        read(
                                "maxItemsPerOperation",
                                maxItemsPerOperation,
                                1,
                                1_000_000,
                                violations),
                        operations,
                        read("maxOperationsPerDay", maxOperationsPerDay, 1, 1_000_000, violations),
                        read("maxItemsPerDay", maxItemsPerDay, 1, 1_000_000_000, violations),
                        smallest,
                        largest,
                        later(
                                "maxEmailBatchSize",
                                maxEmailBatchSize,
                                largest,
                                LARGEST_BATCH,
                                Plan.usualEmailBatch(largest),
                                violations),
                        read("defaultBatchSize", defaultBatchSize, smallest, largest, violations),
                        parallel,
                        later(
                                "maxConcurrencyPerSponsor",
                                maxConcurrencyPerSponsor,
                                parallel,
                                MOST_PER_SPONSOR,
                                (int) Math.min(MOST_PER_SPONSOR, (long) parallel * operations),
                                violations),
                        read("defaultConcurrency", defaultConcurrency, 1, parallel, violations));
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        return plan;
    }

    /** The value, or what holds where there is none: older clients do not know the field. */
    private static int later(
            String path,
            @Nullable Integer value,
            int least,
            int most,
            int otherwise,
            Violations violations) {
        return value == null ? otherwise : read(path, value, least, most, violations);
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
