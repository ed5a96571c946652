package com.ziraai.channel.email.wire;

/** A conversation that ended without the answer that was waited for. */
final class CutException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Step step;

    CutException(Step step, Throwable cause) {
        super(step + ": " + cause.getClass().getSimpleName(), cause);
        this.step = step;
    }

    /** What was not answered. */
    Step step() {
        return step;
    }

    /** The kind of failure; its message may name addresses. */
    String kind() {
        Throwable root = getCause() == null ? this : getCause();
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return step + " " + root.getClass().getSimpleName();
    }
}
