package com.ziraai.campaign.inquiry;

import org.jspecify.annotations.Nullable;

/** A service did not answer; the message says why, without addresses. */
public final class PeerAwayException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PeerAwayException(String peer, String reason, @Nullable Throwable cause) {
        super(peer + ": " + reason, cause);
    }
}
