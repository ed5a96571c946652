package com.ziraai.messaging.record;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The registry could not be asked or could not answer; asking again later helps. */
public final class RegistryAwayException extends UncheckedIOException {

    private static final long serialVersionUID = 1L;

    RegistryAwayException(IOException cause) {
        super(cause);
    }

    public RegistryAwayException(String message, Throwable cause) {
        super(new IOException(message, cause));
    }
}
