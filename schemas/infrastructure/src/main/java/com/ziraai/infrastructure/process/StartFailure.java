package com.ziraai.infrastructure.process;

import org.jspecify.annotations.Nullable;

/**
 * The system or a part of it cannot do what was asked; the message is what the person at the
 * terminal reads.
 */
public final class StartFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StartFailure(String message) {
        super(message);
    }

    public StartFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
