package com.ziraai.channel.lane;

import com.ziraai.messaging.health.PartWatch;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whether the providers of all senders can be reached. Calls say so while there are any, through
 * the breaker; without them a connection is opened and closed again, which costs a provider nothing
 * and sends nobody anything.
 */
final class Reach implements PartWatch.Probe {

    /** So many calls failed that none is made for a while. */
    static final class CircuitOpenException extends IOException {

        private static final long serialVersionUID = 1L;
    }

    private final Collection<? extends Lane<?>> lanes;
    private final Duration limit;

    /**
     * @param limit how long connecting may take
     */
    Reach(Collection<? extends Lane<?>> lanes, Duration limit) {
        this.lanes = lanes;
        this.limit = limit;
    }

    /**
     * Asks now. Blocks, for as long as connecting may take.
     *
     * @return what is worth showing, by sender
     * @throws IOException of the first that cannot be reached
     */
    @Override
    public Map<String, Object> ask() throws IOException {
        Map<String, Object> senders = new TreeMap<>();
        for (Lane<?> lane : lanes) {
            senders.put(lane.sender().name(), ask(lane));
        }
        return senders;
    }

    private Map<String, Object> ask(Lane<?> lane) throws IOException {
        URI endpoint = lane.endpoint();
        if (!lane.sender().enabled()) {
            return Map.of("host", endpoint.getHost(), "enabled", false);
        }
        if (lane.isCircuitOpen()) {
            throw new CircuitOpenException();
        }
        try (Socket socket = new Socket()) {
            int millis = Math.toIntExact(limit.toMillis());
            socket.connect(new InetSocketAddress(endpoint.getHost(), port(endpoint)), millis);
        }
        return Map.of("host", endpoint.getHost(), "restingSeconds", lane.resting().toSeconds());
    }

    private static int port(URI endpoint) {
        if (endpoint.getPort() >= 0) {
            return endpoint.getPort();
        }
        return "https".equals(endpoint.getScheme()) ? 443 : 80;
    }
}
