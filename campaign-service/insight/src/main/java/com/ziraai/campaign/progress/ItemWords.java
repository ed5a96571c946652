package com.ziraai.campaign.progress;

import com.ziraai.campaign.gateway.Texts;
import com.ziraai.campaign.operation.OperationKind;
import com.ziraai.event.ErrorCategory;
import java.util.Locale;

/** The words of the API for single items. */
public final class ItemWords {

    private final Texts texts;

    public ItemWords(Texts texts) {
        this.texts = texts;
    }

    /** An item's name in answers. */
    public static String itemId(String operationId, int index) {
        return (OperationKind.of(operationId) == OperationKind.CODES ? "code_" : "recipient_")
                + index;
    }

    /** What a code means, in that language where the catalogue has it, else as it was told. */
    public String message(Locale language, String code, String detail) {
        return texts.find(language, "item." + code).orElse(detail);
    }

    public static String of(ErrorCategory category) {
        return switch (category) {
            case VALIDATION -> "Validation";
            case PROCESSING -> "Processing";
            case NETWORK -> "Network";
            case SYSTEM -> "System";
            case BUSINESS -> "Business";
        };
    }
}
