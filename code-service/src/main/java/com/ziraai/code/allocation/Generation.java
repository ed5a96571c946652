package com.ziraai.code.allocation;

import com.ziraai.code.allocation.Verdict.Code;
import com.ziraai.code.allocation.Verdict.Refused;
import com.ziraai.event.DistributionRequested;
import com.ziraai.event.ErrorCategory;
import com.ziraai.event.ItemOutcome;
import com.ziraai.event.ItemStatus;
import com.ziraai.event.Refusal;
import java.time.Instant;

/** Items that want a code and nothing else: they end here. */
final class Generation {

    private Generation() {}

    /** The code as the request wants it named. */
    static String named(DistributionRequested request, String code) {
        return request.getGeneration() == null
                ? code
                : CodeFormat.under(request.getGeneration().getPrefix(), code);
    }

    /** The end of an item by what it got; the code itself stands in no topic of this. */
    static ItemOutcome ended(DistributionRequested request, Allocated allocated) {
        return switch (allocated.verdict()) {
            case Code _ ->
                    new ItemOutcome(
                            request.getItem(),
                            0,
                            ItemStatus.GENERATED,
                            "CODE_GENERATED",
                            ErrorCategory.PROCESSING,
                            "The code was generated.",
                            false,
                            allocated.createdAt());
            case Refused(Verdict.Reason reason) ->
                    end(request, reason.refusal(), allocated.createdAt());
        };
    }

    /** The end of an item that was refused before; the same however often it comes. */
    static ItemOutcome refused(DistributionRequested request) {
        return end(request, request.getRefusal(), request.getItem().getReleasedAt());
    }

    private static ItemOutcome end(
            DistributionRequested request, Refusal refusal, Instant occurredAt) {
        return new ItemOutcome(
                request.getItem(),
                0,
                refusal.getStatus(),
                refusal.getCode(),
                refusal.getCategory(),
                refusal.getDetail(),
                refusal.getCategory() == ErrorCategory.SYSTEM,
                occurredAt);
    }
}
