package com.ziraai.local.system;

import com.ziraai.infrastructure.Http;

/**
 * What a service says about serving.
 *
 * @param url of its readiness
 */
record Readiness(String url) {

    /** Whether it serves, or has settled for not sending. */
    boolean isSettled() {
        return Http.answers(url) || isFenced();
    }

    /** Whether it runs and may not send, because its data belongs to another place. */
    boolean isFenced() {
        return Http.read(url).contains("\"status\":\"FENCED\"");
    }
}
