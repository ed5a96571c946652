package com.ziraai.channel.testkit;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** What a scripted provider does with a request it has read to its end. */
public sealed interface Reply {

    /** It answers. */
    record Answer(int status, Map<String, String> headers, String body) implements Reply {}

    /** It closes the connection without a word. */
    record Drop() implements Reply {}

    /** It says nothing and keeps the connection. */
    record Hang() implements Reply {}

    /** It answers once told to. */
    record Later(CompletableFuture<Void> signal, Reply answer) implements Reply {}

    /** An answer without headers of interest. */
    static Answer answer(int status, String body) {
        return new Answer(status, Map.of(), body);
    }

    /** The refusal of a sender over its rate. */
    static Answer throttled(int retryAfterSeconds) {
        return new Answer(429, Map.of("Retry-After", Integer.toString(retryAfterSeconds)), "");
    }
}
