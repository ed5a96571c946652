package com.ziraai.campaign.spending;

import com.ziraai.campaign.gateway.ProblemException;
import com.ziraai.campaign.price.Money;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code PUT /api/v1/bulk-operations/{operationId}/budget}.
 *
 * @param budgetLimit what the operation's messages may cost together; null lifts the limit
 */
record BudgetRequest(@Nullable BigDecimal budgetLimit) {

    /**
     * The limit in millionths.
     *
     * @throws ProblemException if it is no amount
     */
    Optional<Long> micros() {
        if (budgetLimit == null) {
            return Optional.empty();
        }
        Optional<Long> micros = Money.micros(budgetLimit);
        if (micros.isEmpty()) {
            throw ProblemException.invalid("budgetLimit", "INVALID_AMOUNT");
        }
        return micros;
    }
}
