package com.ziraai.campaign.order;

import com.ziraai.campaign.gateway.Violations;
import com.ziraai.campaign.price.Money;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code metadata.budgetLimit}: what the messages of an operation may cost together. */
final class BudgetLimit {

    private BudgetLimit() {}

    /** The limit in millionths of the currency; notes one that is no amount. */
    static Optional<Long> read(@Nullable JsonNode metadata, Violations violations) {
        JsonNode given = metadata == null ? null : metadata.get("budgetLimit");
        if (given == null || given.isNull()) {
            return Optional.empty();
        }
        Optional<Long> micros = given.decimalValueOpt().flatMap(Money::micros);
        if (micros.isEmpty()) {
            violations.add("metadata.budgetLimit", "INVALID_AMOUNT");
        }
        return micros;
    }
}
