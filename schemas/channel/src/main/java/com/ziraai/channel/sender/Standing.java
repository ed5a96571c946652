package com.ziraai.channel.sender;

/** Whether a sender takes messages now. */
public enum Standing {
    OPEN,
    /** Its provider asked to leave it alone for a while. */
    RESTS,
    /** Its day's capacity is used up. */
    FULL,
    /** An administrator or the settings took it out. */
    OFF
}
