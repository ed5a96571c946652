package com.ziraai.channel.provider;

import java.net.URI;
import reactor.core.publisher.Mono;

/**
 * What carries one sender's requests: an HTTP client, a bound session. It judges, once for all
 * dialects, what their words leave open. Thread-safe; open from its making to {@link #close}.
 *
 * @param <Q> a request
 * @param <A> an answer
 */
public interface Wire<Q, A> extends AutoCloseable {

    /** Where the provider is reached; only host and port count. */
    URI endpoint();

    /** Asks once, and never a second time by itself: that would be a second message. */
    Mono<A> exchange(Q request);

    /** What an answer means whose content proves nothing. */
    SendResult judge(A answer);

    /** What it means that no answer came. In doubt the result is unknown. */
    SendResult judge(Throwable failure);

    /** Whether the answer shows a provider in trouble, which is better left alone for a while. */
    boolean isTrouble(A answer);

    @Override
    void close();
}
