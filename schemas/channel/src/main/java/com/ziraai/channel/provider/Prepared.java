package com.ziraai.channel.provider;

import com.ziraai.event.Failure;

/** What an adapter makes of a command: a call, or the reason why it must not be called at all. */
public sealed interface Prepared permits HttpCall, Prepared.Refused {

    /** The provider would mangle or refuse the message; it is not called. */
    record Refused(Failure failure) implements Prepared {}
}
