package com.ziraai.topics.cluster;

import com.ziraai.local.process.StartFailure;

import org.jspecify.annotations.Nullable;

/** The cluster or its registry cannot do what was asked; the message is the line to show. */
public final class ClusterFailure extends StartFailure {

    private static final long serialVersionUID = 1L;

    public ClusterFailure(String message) {
        super(message);
    }

    public ClusterFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
