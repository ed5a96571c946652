package com.ziraai.channel.provider;

import com.ziraai.event.Failure;

/**
 * What a dialect makes of a command: a request, or the reason why the provider must not be asked.
 *
 * @param <Q> what the wire carries
 */
public sealed interface Prepared<Q> {

    /** The provider is asked this. */
    record Call<Q>(Q request) implements Prepared<Q> {}

    /** The provider would mangle or refuse the message; it is not called. */
    record Refused<Q>(Failure failure) implements Prepared<Q> {}

    /** What the message needs was at hand and no longer is; it comes again. */
    record NotNow<Q>() implements Prepared<Q> {}
}
