package com.ziraai.simulator.exchange;

import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import reactor.core.publisher.Flux;

/** What a request is answered with. */
public sealed interface Reply {

    /**
     * An HTTP answer.
     *
     * @param retryAfterSeconds the Retry-After header
     */
    record Answer(int status, String contentType, byte[] body, OptionalLong retryAfterSeconds)
            implements Reply {

        public Answer(int status, String contentType, byte[] body) {
            this(status, contentType, body, OptionalLong.empty());
        }

        public Answer(int status, String contentType, String body) {
            this(status, contentType, body.getBytes(StandardCharsets.UTF_8));
        }

        public Answer retryAfter(long seconds) {
            return new Answer(status, contentType, body, OptionalLong.of(seconds));
        }

        public boolean successful() {
            return status < 300;
        }
    }

    /** An answer of any length, in chunks. */
    record Lines(Flux<byte[]> chunks) implements Reply {}

    /**
     * The connection is closed without a byte.
     *
     * @param reset by RST instead of FIN
     */
    record Drop(boolean reset) implements Reply {}
}
