package com.ziraai.simulator.cloudapi;

/** A message whose shape the Graph API refuses. */
final class InvalidMessage extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient CloudApiError error;

    InvalidMessage(int code, String details) {
        super(details);
        this.error = CloudApiError.of(code, details);
    }

    CloudApiError error() {
        return error;
    }
}
