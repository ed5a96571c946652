package com.ziraai.simulator.attempt;

/** The medium of a call. */
public enum Channel {
    SMS,
    WHATSAPP,
    EMAIL
}
