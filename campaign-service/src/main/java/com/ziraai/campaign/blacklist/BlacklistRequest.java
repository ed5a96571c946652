package com.ziraai.campaign.blacklist;

import com.ziraai.campaign.gateway.ProblemException;
import com.ziraai.campaign.gateway.Violations;
import com.ziraai.campaign.recipient.Limits;
import com.ziraai.campaign.recipient.PhoneNumbers;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Body of the requests that name a number; it is in the body and never in an address, because
 * addresses are logged.
 *
 * @param phoneNumber required, in any notation
 * @param reason why; up to 500 characters
 */
record BlacklistRequest(@Nullable String phoneNumber, @Nullable String reason) {

    private static final int LONGEST_REASON = 500;

    /**
     * The number in E.164.
     *
     * @param region ISO country of numbers written without calling code; ZZ where there is none
     * @throws ProblemException naming every field that is wrong
     */
    String e164(String region) {
        Violations violations = new Violations();
        Optional<String> number =
                Optional.ofNullable(phoneNumber).flatMap(text -> PhoneNumbers.e164(text, region));
        if (number.isEmpty()) {
            violations.add("phoneNumber", phoneNumber == null ? "REQUIRED" : "INVALID_PHONE");
        }
        Limits.length("reason", reason, 0, LONGEST_REASON, violations);
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        return number.orElseThrow();
    }

    String reasonOrNone() {
        return Optional.ofNullable(reason).orElse("");
    }
}
