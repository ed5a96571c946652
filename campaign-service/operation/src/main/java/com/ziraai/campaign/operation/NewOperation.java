package com.ziraai.campaign.operation;

import com.ziraai.campaign.admission.Plan;
import com.ziraai.campaign.gateway.Limits;
import com.ziraai.campaign.gateway.Violations;
import com.ziraai.campaign.schedule.MissedStart;
import com.ziraai.campaign.schedule.Timing;
import com.ziraai.contract.OperationId;
import com.ziraai.event.Channel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An operation about to be stored.
 *
 * @param id its identity
 * @param sponsorId the tenant
 * @param name as the sponsor called it
 * @param channel channel tried first
 * @param totalItems recipients, refused ones included
 * @param pace how it is released
 * @param priority 1 to 10, higher goes first where turns are equal
 * @param timing when its batches go out
 * @param createdAt when it was accepted
 * @param createdBy subject of the token
 * @param budgetMicros what its messages may cost together, in millionths of the currency
 * @param request the request without its recipients, as JSON
 */
public record NewOperation(
        OperationId id,
        String sponsorId,
        String name,
        Channel channel,
        int totalItems,
        Pace pace,
        int priority,
        Timing timing,
        Instant createdAt,
        String createdBy,
        Optional<Long> budgetMicros,
        String request) {

    /**
     * How an operation is released.
     *
     * @param batchSize items released together
     * @param maxConcurrency batches' worth of items that may be unfinished at a time
     */
    public record Pace(int batchSize, int maxConcurrency) {

        /**
         * What a request asks for, or else what is usual.
         *
         * @param usual of such an operation
         * @param violations gets what the plan does not allow
         */
        public static Pace of(
                @Nullable Integer batchSize,
                @Nullable Integer maxConcurrency,
                Usual usual,
                Violations violations) {
            Plan plan = usual.plan();
            Limits.range(
                    "processing.batchSize",
                    batchSize,
                    plan.minBatchSize(),
                    plan.maxBatchSize(usual.channel()),
                    violations);
            Limits.range(
                    "processing.maxConcurrency",
                    maxConcurrency,
                    1,
                    plan.maxConcurrency(),
                    violations);
            return new Pace(
                    Optional.ofNullable(batchSize).orElseGet(usual::batchSize),
                    Optional.ofNullable(maxConcurrency)
                            .orElseGet(() -> plan.usualConcurrency(usual.items())));
        }

        /**
         * What is usual of an operation.
         *
         * @param channel the one tried first
         * @param items of it
         * @param batchSizeOfAsker what whoever asks is used to, as far as the plan allows it; empty
         *     for what the plan says
         */
        public record Usual(
                Plan plan, Channel channel, int items, Optional<Integer> batchSizeOfAsker) {

            int batchSize() {
                return Math.clamp(
                        (int) batchSizeOfAsker.orElseGet(() -> plan.usualBatchSize(channel)),
                        plan.minBatchSize(),
                        plan.maxBatchSize(channel));
            }
        }
    }

    /** When each batch is due, in order. */
    public List<Instant> releaseTimes() {
        return timing.releaseTimes(createdAt, batches());
    }

    /** When it has to begin; empty where it may begin whenever it can. */
    public Optional<Instant> startsAt() {
        return timing.missedStart() == MissedStart.RUN
                ? Optional.empty()
                : timing.scheduledAt().map(_ -> releaseTimes().getFirst());
    }

    /** When the last batch is due. */
    public Instant lastRelease() {
        return timing.lastRelease(createdAt, batches());
    }

    private int batches() {
        return Math.ceilDiv(totalItems, pace.batchSize());
    }
}
