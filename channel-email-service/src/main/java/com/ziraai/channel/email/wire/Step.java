package com.ziraai.channel.email.wire;

/** How far a message got, in the order of the conversation. */
public enum Step {
    /** Connecting, greeting, TLS, authentication. */
    CONNECT,
    MAIL,
    RCPT,
    DATA,
    /** The message's lines, before the dot that ends them. */
    CONTENT,
    /** The dot; only from here on may the server have taken the message. */
    DOT,
    /** No conversation of ours: what another server reports later. */
    REPORT;

    /** Whether it is proven that a server whose answer is missing here took nothing. */
    boolean provesNothingTaken() {
        return compareTo(DOT) < 0;
    }
}
