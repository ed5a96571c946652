package com.ziraai.channel.provider;

import com.ziraai.event.Failure;
import java.net.URI;
import org.apache.avro.specific.SpecificRecord;
import reactor.core.publisher.Mono;

/**
 * A dialect over its wire, whatever the wire carries: how one sender is reached.
 *
 * @param <C> the command it sends
 */
public interface Line<C extends SpecificRecord> extends AutoCloseable {

    /** What becomes of a command on this line. */
    sealed interface Ready {

        /** The provider is asked when the exchange is subscribed to. */
        record Call(Mono<Answered> exchange) implements Ready {}

        /** The provider must not be asked. */
        record Refused(Failure failure) implements Ready {}

        /** Something the message needs is not at hand. */
        record NotNow() implements Ready {}
    }

    /**
     * An answer that came.
     *
     * @param trouble whether it shows a provider in trouble
     */
    record Answered(SendResult result, boolean trouble) {}

    /** Where the provider is reached; only host and port count. */
    URI endpoint();

    Ready prepare(C command, String token);

    /** What it means that no answer came. */
    SendResult judge(Throwable failure);

    @Override
    void close();

    /** These words over that wire. */
    static <C extends SpecificRecord, Q, A> Line<C> of(Dialect<C, Q, A> dialect, Wire<Q, A> wire) {
        return new Line<>() {
            @Override
            public URI endpoint() {
                return wire.endpoint();
            }

            @Override
            public Ready prepare(C command, String token) {
                return switch (dialect.prepare(command, token)) {
                    case Prepared.Refused<Q>(Failure failure) -> new Ready.Refused(failure);
                    case Prepared.NotNow<Q> _ -> new Ready.NotNow();
                    case Prepared.Call<Q>(Q request) ->
                            new Ready.Call(
                                    wire.exchange(request).map(answer -> read(command, answer)));
                };
            }

            private Answered read(C command, A answer) {
                SendResult result =
                        dialect.read(command, answer).orElseGet(() -> wire.judge(answer));
                return new Answered(result, wire.isTrouble(answer));
            }

            @Override
            public SendResult judge(Throwable failure) {
                return wire.judge(failure);
            }

            @Override
            public void close() {
                wire.close();
            }
        };
    }
}
