package com.ziraai.campaign.callback;

/** What a receiver is told. */
enum EventType {
    /** Every item has come to rest; the last event of an operation. */
    COMPLETED("operation.completed"),
    PAUSED("operation.paused"),
    RESUMED("operation.resumed"),
    /** Nothing more is sent; its items still have to come to rest. */
    CANCELLED("operation.cancelled"),
    /** How far it is. One that was not delivered is of no use once there is a newer event. */
    PROGRESS("operation.progress");

    private final String word;

    EventType(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}
