package com.ziraai.local.terminal;

/** An option that does not exist or a value that makes no sense. */
public final class UsageFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UsageFailure(String message) {
        super(message);
    }
}
