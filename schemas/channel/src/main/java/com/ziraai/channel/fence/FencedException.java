package com.ziraai.channel.fence;

/** The row is not of our epoch: nothing was claimed and nothing may be sent. */
public final class FencedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public FencedException() {
        super("another installation holds this database", null, false, false);
    }
}
