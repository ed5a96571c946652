package com.ziraai.campaign.generation;

import com.ziraai.campaign.admission.Plan;
import com.ziraai.campaign.gateway.Limits;
import com.ziraai.campaign.gateway.Violations;
import com.ziraai.campaign.generation.CodeOrder.Lot;
import com.ziraai.campaign.generation.GenerateCodesRequest.Batch;
import com.ziraai.campaign.generation.GenerateCodesRequest.Processing;
import com.ziraai.campaign.operation.NewOperation.Pace;
import com.ziraai.contract.CodeForm;
import com.ziraai.event.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what codes a request wants, and notes what is wrong. */
final class OrderReader {

    static final String DEFAULT_NAME = "Bulk Code Generation";

    private static final String DEFAULT_PREFIX = "BULK";
    private static final int DEFAULT_VALIDITY = 365;

    /** Codes are kept for 400 days. */
    private static final int LONGEST_VALIDITY = 366;

    private static final int HIGHEST_TIER = 4;
    private static final int LONGEST_NAME = 200;
    private static final int MOST_BATCHES = 100;
    private static final int MOST_RETRIES = 10;

    /** Codes go by none; batches of them are as large as those of most messages. */
    private static final Channel NO_CHANNEL = Channel.SMS;

    private final Plan plan;
    private final Violations violations;

    OrderReader(Plan plan, Violations violations) {
        this.plan = plan;
        this.violations = violations;
    }

    CodeOrder read(GenerateCodesRequest request) {
        Limits.length("operationName", request.operationName(), 1, LONGEST_NAME, violations);
        Limits.range(
                "subscriptionTierId", request.subscriptionTierId(), 1, HIGHEST_TIER, violations);
        Limits.range("validityDays", request.validityDays(), 1, LONGEST_VALIDITY, violations);
        int quantity = quantity(request.quantity());
        String prefix = prefix("codePrefix", request.codePrefix()).orElse(DEFAULT_PREFIX);
        List<Lot> lots = lots(request.batchesOrNone(), prefix);
        int inBatches = lots.stream().mapToInt(Lot::quantity).sum();
        if (inBatches > quantity) {
            violations.add("batches", "TOO_MANY_IN_BATCHES", inBatches, quantity);
        } else if (inBatches < quantity) {
            lots.add(new Lot(null, quantity - inBatches, prefix, null));
        }
        return new CodeOrder(
                request.subscriptionTierId(),
                Optional.ofNullable(request.validityDays()).orElse(DEFAULT_VALIDITY),
                lots);
    }

    private int quantity(@Nullable Integer given) {
        if (given == null) {
            violations.add("quantity", "REQUIRED");
            return 0;
        }
        int most = plan.maxItemsPerOperation();
        if (given > most) {
            violations.add("quantity", "TOO_MANY_CODES", most, given);
        }
        Limits.range("quantity", Math.min(given, most), 1, most, violations);
        return given;
    }

    private List<Lot> lots(List<@Nullable Batch> batches, String prefix) {
        List<Lot> lots = new ArrayList<>();
        if (batches.size() > MOST_BATCHES) {
            violations.add("batches", "TOO_MANY_VALUES", MOST_BATCHES);
            return lots;
        }
        for (int index = 0; index < batches.size(); index++) {
            Batch batch = Optional.ofNullable(batches.get(index)).orElse(Batch.EMPTY);
            lots.add(lot("batches[" + index + "].", batch, prefix));
        }
        return lots;
    }

    private Lot lot(String path, Batch batch, String prefix) {
        Limits.length(path + "batchName", batch.batchName(), 1, LONGEST_NAME, violations);
        if (batch.quantity() == null) {
            violations.add(path + "quantity", "REQUIRED");
        }
        Limits.range(
                path + "quantity", batch.quantity(), 1, plan.maxItemsPerOperation(), violations);
        return new Lot(
                batch.batchName(),
                Optional.ofNullable(batch.quantity())
                        .map(each -> Math.clamp(each, 0, plan.maxItemsPerOperation()))
                        .orElse(0),
                prefix(path + "customPrefix", batch.customPrefix()).orElse(prefix),
                batch.batchMetadata());
    }

    private Optional<String> prefix(String path, @Nullable String given) {
        if (given != null && !CodeForm.isPrefix(given)) {
            violations.add(path, "INVALID_PREFIX", Limits.excerpt(given));
        }
        return Optional.ofNullable(given);
    }

    Pace pace(GenerateCodesRequest request) {
        Processing processing =
                Optional.ofNullable(request.processing()).orElse(Processing.DEFAULT);
        Limits.range(
                "processing.retryAttempts",
                processing.retryAttempts(),
                0,
                MOST_RETRIES,
                violations);
        int quantity = Optional.ofNullable(request.quantity()).orElse(0);
        return Pace.of(
                processing.batchSize(),
                processing.maxConcurrency(),
                new Pace.Usual(plan, NO_CHANNEL, quantity, Optional.empty()),
                violations);
    }
}
