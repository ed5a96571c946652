package com.ziraai.channel.lane;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * Whether a provider can be reached. Calls say so while there are any, through the breaker; without
 * them a connection is opened and closed again, which costs a provider nothing and sends nobody
 * anything.
 */
final class Reach {

    /** So many calls failed that none is made for a while. */
    static final class CircuitOpenException extends IOException {

        private static final long serialVersionUID = 1L;
    }

    private final URI endpoint;
    private final Lane<?> lane;
    private final Duration limit;

    /**
     * @param limit how long connecting may take
     */
    Reach(URI endpoint, Lane<?> lane, Duration limit) {
        this.endpoint = endpoint;
        this.lane = lane;
        this.limit = limit;
    }

    /**
     * Asks now. Blocks, for as long as connecting may take.
     *
     * @return what is worth showing of a provider that can be reached
     * @throws IOException if it cannot be
     */
    Map<String, Object> ask() throws IOException {
        if (lane.isCircuitOpen()) {
            throw new CircuitOpenException();
        }
        try (Socket socket = new Socket()) {
            int millis = Math.toIntExact(limit.toMillis());
            socket.connect(new InetSocketAddress(endpoint.getHost(), port()), millis);
        }
        return Map.of("host", endpoint.getHost(), "restingSeconds", lane.resting().toSeconds());
    }

    private int port() {
        if (endpoint.getPort() >= 0) {
            return endpoint.getPort();
        }
        return "https".equals(endpoint.getScheme()) ? 443 : 80;
    }
}
