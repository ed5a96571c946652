package com.ziraai.local.terminal;

/** Options that make no sense together, or a value that only the command can judge. */
public final class UsageFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UsageFailure(String message) {
        super(message);
    }
}
