package com.ziraai.campaign.item;

import com.ziraai.campaign.inquiry.PeerAwayException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What one service tells of an item.
 *
 * @param status whether it is known, there is nothing to know (yet), or the service did not answer
 * @param reason why it did not answer
 */
record Part<T>(Status status, @Nullable String reason, @Nullable T data) {

    enum Status {
        AVAILABLE,
        NOTHING,
        UNAVAILABLE
    }

    /** The part an answer is; never fails for a service that is away. */
    static <T> Mono<Part<T>> of(Mono<T> answer) {
        return answer.map(data -> new Part<T>(Status.AVAILABLE, null, data))
                .defaultIfEmpty(new Part<>(Status.NOTHING, null, null))
                .onErrorResume(
                        PeerAwayException.class,
                        away -> Mono.just(new Part<>(Status.UNAVAILABLE, away.getMessage(), null)));
    }

    /** The same with what is known put otherwise. */
    <R> Part<R> map(Function<T, R> form) {
        return new Part<>(status, reason, data == null ? null : form.apply(data));
    }

    Optional<T> known() {
        return Optional.ofNullable(data);
    }
}
