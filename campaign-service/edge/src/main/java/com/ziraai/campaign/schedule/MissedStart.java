package com.ziraai.campaign.schedule;

/** What becomes of a scheduled operation that could not begin when it should have. */
public enum MissedStart {
    /** It begins as soon as it can. */
    RUN,
    /** It is cancelled. */
    SKIP,
    /** It is paused, until somebody who may decides. */
    ASK
}
