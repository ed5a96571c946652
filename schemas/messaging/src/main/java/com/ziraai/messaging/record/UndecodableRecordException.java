package com.ziraai.messaging.record;

import org.jspecify.annotations.Nullable;

/** These bytes can never be read as the record their topic carries. */
public final class UndecodableRecordException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UndecodableRecordException(String message) {
        super(message);
    }

    UndecodableRecordException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
