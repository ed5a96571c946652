package com.ziraai.code.allocation;

import com.ziraai.contract.CodeForm;
import com.ziraai.contract.OperationId;
import com.ziraai.event.DistributionRequested;
import com.ziraai.event.Item;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;

/** Says what makes a request one that no code can ever be made for. */
final class Requests {

    /** A century; more is a slip of units and overflows no date. */
    private static final int MAX_VALIDITY_DAYS = 36_525;

    private Requests() {}

    /** What is wrong with the request; empty when it can be worked on. */
    static Optional<String> flaw(DistributionRequested request) {
        Item item = request.getItem();
        if (!OperationId.isValid(item.getOperationId())) {
            return Optional.of("operationId has not the form of one");
        }
        if (item.getItemIndex() < 0) {
            return Optional.of("itemIndex is negative");
        }
        if (isUnstorable(item.getSponsorId()) || isUnstorable(item.getContactKey())) {
            return Optional.of("sponsorId or contactKey holds a NUL character");
        }
        if (request.getCodeValidityDays() < 0
                || request.getCodeValidityDays() > MAX_VALIDITY_DAYS) {
            return Optional.of("codeValidityDays is out of range");
        }
        if (!isZone(request.getTimeZone())) {
            return Optional.of("timeZone is not known");
        }
        if (request.getRetryOf() != null
                && !OperationId.isValid(request.getRetryOf().getOperationId())) {
            return Optional.of("retryOf.operationId has not the form of one");
        }
        return request.getGeneration() != null
                        && !CodeForm.isPrefix(request.getGeneration().getPrefix())
                ? Optional.of("generation.prefix has not the form of one")
                : Optional.empty();
    }

    /** PostgreSQL's text takes every character but this one. */
    private static boolean isUnstorable(String text) {
        return text.indexOf('\0') >= 0;
    }

    private static boolean isZone(String id) {
        try {
            ZoneId.of(id);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
