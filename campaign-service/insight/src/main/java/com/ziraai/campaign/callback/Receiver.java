package com.ziraai.campaign.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ziraai.campaign.callback.Event.Due;
import com.ziraai.campaign.callback.Event.Outcome;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaders;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import reactor.netty.resources.ConnectionProvider;

/**
 * Knocks at a receiver once. Each attempt makes its own connection, and only to an address that was
 * checked for it; redirects are answers like others. Of what is answered, the status and {@code
 * Retry-After} count; the rest is read for a moment, so that the receiver can end politely, and
 * thrown away.
 */
final class Receiver {

    private static final Logger log = LoggerFactory.getLogger(Receiver.class);
    private static final int MOST_BODY = 16 * 1024;
    private static final Duration LONGEST_BODY = Duration.ofSeconds(1);

    private final CallbackUrls urls;
    private final PublicAddresses addresses;
    private final HttpClient client;
    private final Duration timeout;

    Receiver(
            CallbackUrls urls,
            PublicAddresses addresses,
            CheckedResolver resolver,
            Duration timeout) {
        this.urls = urls;
        this.addresses = addresses;
        this.timeout = timeout;
        this.client =
                HttpClient.create(ConnectionProvider.newConnection())
                        .resolver(resolver)
                        .followRedirect(false)
                        .disableRetry(true)
                        .option(
                                ChannelOption.CONNECT_TIMEOUT_MILLIS,
                                Math.toIntExact(timeout.toMillis()))
                        .doOnChannelInit((_, channel, _) -> checkConnecting(channel));
    }

    /** Also for addresses nobody had to look up: whatever leads here, this is where we connect. */
    private void checkConnecting(Channel channel) {
        channel.pipeline().addFirst("checkedAddress", new ConnectionCheck());
    }

    private final class ConnectionCheck extends ChannelOutboundHandlerAdapter {

        @Override
        public void connect(
                ChannelHandlerContext context,
                SocketAddress remote,
                SocketAddress local,
                ChannelPromise promise) {
            if (remote instanceof InetSocketAddress address
                    && !address.isUnresolved()
                    && addresses.mayBeCalled(address.getAddress())) {
                context.connect(remote, local, promise);
            } else {
                promise.tryFailure(new ForbiddenAddress(String.valueOf(remote)));
            }
        }
    }

    /** How it went; never fails. */
    Mono<Outcome> knock(Due event, List<SigningKey> keys, Instant now) {
        if (urls.problemOf(event.url()).isPresent()) {
            // Stored before the rules were stricter.
            return Mono.just(new Outcome.Unreachable("FORBIDDEN_ADDRESS"));
        }
        return client.headers(headers -> write(headers, event, keys, now))
                .post()
                .uri(event.url())
                .send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(event.body().getBytes(UTF_8))))
                .responseConnection(this::read)
                .next()
                .timeout(timeout)
                .onErrorResume(failure -> Mono.just(unreachable(event, failure)));
    }

    private static void write(HttpHeaders headers, Due event, List<SigningKey> keys, Instant now) {
        headers.set("content-type", "application/json")
                .set("content-length", event.body().getBytes(UTF_8).length)
                .set("user-agent", "ZiraAI-Callbacks/1")
                .set("webhook-id", event.id())
                .set("webhook-timestamp", now.getEpochSecond())
                .set("webhook-signature", SigningKey.sign(keys, event.id(), now, event.body()));
    }

    private Publisher<Outcome> read(HttpClientResponse response, Connection connection) {
        Outcome outcome =
                new Outcome.Answered(
                        response.status().code(),
                        Optional.ofNullable(response.responseHeaders().get("retry-after")));
        return connection
                .inbound()
                .receive()
                .map(ByteBuf::readableBytes)
                .scan(0, Integer::sum)
                .takeUntil(read -> read > MOST_BODY)
                .take(LONGEST_BODY)
                .onErrorComplete()
                .then(Mono.just(outcome))
                .doFinally(_ -> connection.dispose());
    }

    private static Outcome unreachable(Due event, Throwable failure) {
        log.debug("callback {} failed", event.id(), failure);
        return new Outcome.Unreachable(error(failure));
    }

    private static String error(Throwable failure) {
        return switch (failure) {
            case ForbiddenAddress _ -> "FORBIDDEN_ADDRESS";
            case UnknownHostException _ -> "UNKNOWN_HOST";
            case TimeoutException _ -> "TIMEOUT";
            case SSLException _ -> "TLS_FAILED";
            default -> failure.getCause() == null ? "CONNECTION_FAILED" : error(failure.getCause());
        };
    }
}
