package com.ziraai.channel.email.wire;

/** How a connection is protected. */
public enum Security {
    /** Not at all: for a server on the same machine. */
    NONE,
    /** By STARTTLS where the server offers it. */
    OPTIONAL,
    /** By STARTTLS, and never without. */
    STARTTLS,
    /** By TLS from the first byte on. */
    TLS
}
