package com.ziraai.code;

import com.ziraai.messaging.testkit.RunningApplication;

/** The whole service, with blocks small enough to need a second one. */
public final class RunningCode {

    private RunningCode() {}

    public static RunningApplication start() {
        return new RunningApplication(
                CodeApplication.class,
                "code",
                "code.allocation.secret=0123456789abcdef",
                "code.allocation.block-size=100");
    }
}
