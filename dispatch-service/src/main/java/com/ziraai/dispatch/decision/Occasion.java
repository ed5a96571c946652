package com.ziraai.dispatch.decision;

/** Why a decision is made now. */
enum Occasion {
    /** The item has come. */
    READY("send"),
    /** Something became known of an attempt; a failed one is then sent elsewhere. */
    OUTCOME("fallback"),
    /** Its time has come: the attempt is repeated. */
    DUE("retry");

    private final String sending;

    Occasion(String sending) {
        this.sending = sending;
    }

    /** What sending on this occasion is called in numbers. */
    String sending() {
        return sending;
    }
}
