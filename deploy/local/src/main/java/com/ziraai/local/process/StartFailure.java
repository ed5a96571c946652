package com.ziraai.local.process;

import org.jspecify.annotations.Nullable;

/** The system cannot start or go on; the message is what the person at the terminal reads. */
public class StartFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StartFailure(String message) {
        super(message);
    }

    public StartFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
