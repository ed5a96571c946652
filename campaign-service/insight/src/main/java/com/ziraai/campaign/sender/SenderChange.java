package com.ziraai.campaign.sender;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.ziraai.campaign.gateway.Caller;
import com.ziraai.campaign.gateway.ProblemException;
import com.ziraai.campaign.gateway.Violations;
import com.ziraai.contract.SenderBounds;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Body of {@code PUT /api/v1/admin/senders/{channel}/{sender}}, and of what the channel is asked;
 * what it does not name stays, and is not named to the channel.
 *
 * @param ratePerSecond 0.01 to 100,000
 * @param weight as {@code ratePerSecond}
 * @param dailyCapacity 1 to 1,000,000,000; JSON's null takes it away
 * @param countries ISO 3166-1 alpha-2; none for all
 * @param sponsors tenants; none for all
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SenderChange(
        @Nullable Boolean enabled,
        @Nullable BigDecimal ratePerSecond,
        @Nullable BigDecimal weight,
        @Nullable JsonNode dailyCapacity,
        @Nullable List<@Nullable String> countries,
        @Nullable List<@Nullable String> sponsors) {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    /**
     * This one, once it is known to be possible.
     *
     * @throws ProblemException naming everything that is wrong
     */
    SenderChange checked() {
        Violations violations = new Violations();
        checkRate("ratePerSecond", ratePerSecond, violations);
        checkRate("weight", weight, violations);
        checkCapacity(violations);
        check("countries", countries, COUNTRIES::contains, "UNKNOWN_COUNTRY", violations);
        check("sponsors", sponsors, Caller::isSponsorId, "INVALID_SPONSOR_ID", violations);
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        return this;
    }

    private static void checkRate(String path, @Nullable BigDecimal rate, Violations violations) {
        if (rate != null && !SenderBounds.isRate(rate.doubleValue())) {
            violations.add(path, "RANGE", SenderBounds.LEAST_RATE, SenderBounds.MOST_RATE);
        }
    }

    private void checkCapacity(Violations violations) {
        if (dailyCapacity == null || dailyCapacity.isNull()) {
            return;
        }
        if (!dailyCapacity.isIntegralNumber()) {
            violations.add("dailyCapacity", "WRONG_TYPE");
        } else if (!dailyCapacity.canConvertToLong()
                || !SenderBounds.isCapacity(dailyCapacity.asLong())) {
            violations.add("dailyCapacity", "RANGE", 1, SenderBounds.MOST_A_DAY);
        }
    }

    private static void check(
            String path,
            @Nullable List<@Nullable String> names,
            Predicate<String> known,
            String code,
            Violations violations) {
        if (names == null) {
            return;
        }
        if (names.size() > SenderBounds.MOST_NAMES) {
            violations.add(path, "TOO_MANY_VALUES", SenderBounds.MOST_NAMES);
        }
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (name == null) {
                violations.add(path + "[" + i + "]", "REQUIRED");
            } else if (!known.test(name)) {
                violations.add(path + "[" + i + "]", code, name);
            }
        }
    }
}
