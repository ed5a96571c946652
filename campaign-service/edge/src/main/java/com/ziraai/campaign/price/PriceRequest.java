package com.ziraai.campaign.price;

import com.ziraai.campaign.gateway.ProblemException;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code PUT /api/v1/prices/{channel}/{country}}.
 *
 * @param partPrice of one message part, more than 0, at most six decimals
 */
record PriceRequest(@Nullable BigDecimal partPrice) {

    /**
     * The price in millionths.
     *
     * @throws ProblemException if it is none
     */
    long micros() {
        Optional<Long> micros =
                Optional.ofNullable(partPrice).flatMap(Money::micros).filter(each -> each > 0);
        return micros.orElseThrow(() ->
                ProblemException.invalid(
                        "partPrice", partPrice == null ? "REQUIRED" : "INVALID_AMOUNT"));
    }
}
