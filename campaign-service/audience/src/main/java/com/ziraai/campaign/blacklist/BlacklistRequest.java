package com.ziraai.campaign.blacklist;

import com.ziraai.campaign.gateway.Limits;
import com.ziraai.campaign.gateway.ProblemException;
import com.ziraai.campaign.gateway.Violations;
import com.ziraai.campaign.recipient.EmailAddress;
import com.ziraai.campaign.recipient.PhoneNumbers;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Body of the requests that name an address; it is in the body and never in the request's own,
 * because those are logged. One of the two addresses is required.
 *
 * @param phoneNumber in any notation
 * @param email an e-mail address
 * @param reason why; up to 500 characters
 */
record BlacklistRequest(
        @Nullable String phoneNumber, @Nullable String email, @Nullable String reason) {

    private static final int LONGEST_REASON = 500;

    /**
     * @param normalised what its key is made of
     * @param masked for people
     */
    record Address(String normalised, String masked) {}

    /**
     * The address.
     *
     * @param region ISO country of numbers written without calling code; ZZ where there is none
     * @throws ProblemException naming every field that is wrong
     */
    Address address(String region) {
        Violations violations = new Violations();
        if (phoneNumber != null && email != null) {
            violations.add("email", "CONTRADICTORY");
        }
        boolean isEmail = phoneNumber == null && email != null;
        Optional<Address> address = isEmail ? readEmail() : readPhone(region);
        if (address.isEmpty() && isEmail) {
            violations.add("email", "INVALID_EMAIL");
        } else if (address.isEmpty()) {
            violations.add("phoneNumber", phoneNumber == null ? "REQUIRED" : "INVALID_PHONE");
        }
        Limits.length("reason", reason, 0, LONGEST_REASON, violations);
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        return address.orElseThrow();
    }

    private Optional<Address> readPhone(String region) {
        return Optional.ofNullable(phoneNumber)
                .flatMap(text -> PhoneNumbers.e164(text, region))
                .map(number -> new Address(number, NewEntry.masked(number)));
    }

    private Optional<Address> readEmail() {
        return EmailAddress.of(email).map(each -> new Address(each.normalised(), each.masked()));
    }

    String reasonOrNone() {
        return Optional.ofNullable(reason).orElse("");
    }
}
