package com.ziraai.analytics.fold;

import org.jspecify.annotations.Nullable;

/**
 * Failures by which the WhatsApp Cloud API says that the message was good and the recipient or
 * Meta's own policy kept it away. They are listed beside the service level and not counted in it.
 */
public enum ExcludedCode {
    /** No such failure. */
    NONE(""),
    /** Undeliverable: not on WhatsApp, or has not accepted its terms. */
    UNDELIVERABLE("131026"),
    /** Held back to keep the ecosystem healthy: too many marketing messages to this person. */
    ECOSYSTEM("131049"),
    /** The person stopped marketing messages of this sender. */
    OPTED_OUT("131050"),
    /** The person takes part in one of Meta's experiments. */
    EXPERIMENT("130472");

    static final int COUNT = values().length;

    private final String providerCode;

    ExcludedCode(String providerCode) {
        this.providerCode = providerCode;
    }

    /** The code as the provider gives it; empty for {@link #NONE}. */
    public String providerCode() {
        return providerCode;
    }

    static ExcludedCode of(@Nullable String providerCode) {
        if (providerCode != null) {
            for (ExcludedCode each : values()) {
                if (each != NONE && each.providerCode.equals(providerCode)) {
                    return each;
                }
            }
        }
        return NONE;
    }
}
