package com.ziraai.code.allocation;

import com.ziraai.event.ErrorCategory;
import com.ziraai.event.ItemStatus;
import com.ziraai.event.Refusal;

/** What an item gets: a code or a reason why not. */
sealed interface Verdict {

    /** The item's code. */
    record Code(String value) implements Verdict {}

    /** The item gets no code and is not sent. */
    record Refused(Reason reason) implements Verdict {}

    /** Why an item gets no code. */
    enum Reason {
        CODE_INVALID(
                ErrorCategory.VALIDATION,
                "The given code is empty, longer than 64 characters or not printable."),
        CODE_IN_USE(ErrorCategory.BUSINESS, "The given code belongs to another recipient."),
        CODE_NOT_FOUND(
                ErrorCategory.BUSINESS,
                "The given code has the form of a generated one but was not issued as a free code."),
        CODES_EXHAUSTED(ErrorCategory.SYSTEM, "All codes of the day are used up.");

        private final ErrorCategory category;
        private final String detail;

        Reason(ErrorCategory category, String detail) {
            this.category = category;
            this.detail = detail;
        }

        Refusal refusal() {
            return new Refusal(ItemStatus.FAILED, name(), category, detail);
        }
    }
}
