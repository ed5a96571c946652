package com.ziraai.channel.testkit;

import com.ziraai.channel.provider.SendResult;
import java.util.Optional;

/**
 * One row of a provider's table of calls.
 *
 * @param name what the row shows, as a sentence
 * @param command what is to be sent
 * @param request what must arrive at the provider; empty where another row shows it
 * @param reply what the provider answers; empty when it must not be called
 * @param result what that means
 */
public record CallCase<C>(
        String name,
        C command,
        Optional<Request> request,
        Optional<Reply> reply,
        SendResult result) {

    /** A row about the request. */
    public static <C> CallCase<C> of(
            String name, C command, Request request, Reply reply, SendResult result) {
        return new CallCase<>(name, command, Optional.of(request), Optional.of(reply), result);
    }

    /** A row about the answer. */
    public static <C> CallCase<C> of(String name, C command, Reply reply, SendResult result) {
        return new CallCase<>(name, command, Optional.empty(), Optional.of(reply), result);
    }

    /** A row about a command that must not reach the provider. */
    public static <C> CallCase<C> notCalled(String name, C command, SendResult result) {
        return new CallCase<>(name, command, Optional.empty(), Optional.empty(), result);
    }
}
