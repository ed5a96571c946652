package com.ziraai.infrastructure;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;

/** The port of every part, on 127.0.0.1. */
public final class Ports {

    // Below Linux' range of ports for outgoing connections (from 32768), which could take a free
    // port before we bind it.
    private static final int LOWEST_FREE = 18_000;
    private static final int HIGHEST_FREE = 32_000;

    private final Map<Port, Integer> numbers;

    private Ports(Map<Port, Integer> numbers) {
        this.numbers = numbers;
    }

    /** The documented ports. */
    public static Ports standard() {
        var numbers = new EnumMap<Port, Integer>(Port.class);
        for (var port : Port.values()) {
            numbers.put(port, port.standard());
        }
        return new Ports(numbers);
    }

    /**
     * Ports nobody listens on now, chosen at random so that systems started side by side do not
     * meet.
     */
    public static Ports free() {
        var numbers = new EnumMap<Port, Integer>(Port.class);
        var used = new HashSet<Integer>();
        for (var port : Port.values()) {
            numbers.put(port, freeNumber(used));
        }
        return new Ports(numbers);
    }

    private static int freeNumber(HashSet<Integer> used) {
        while (true) {
            int candidate = ThreadLocalRandom.current().nextInt(LOWEST_FREE, HIGHEST_FREE);
            if (used.add(candidate) && isFree(candidate)) {
                return candidate;
            }
        }
    }

    public int number(Port port) {
        return Objects.requireNonNull(numbers.get(port));
    }

    /** {@code http://127.0.0.1:<port>}. */
    public String url(Port port) {
        return "http://127.0.0.1:" + number(port);
    }

    /** Those of the parts whose port somebody else listens on. */
    public List<Port> taken(Collection<Port> parts) {
        return parts.stream().filter(port -> !isFree(number(port))).toList();
    }

    private static boolean isFree(int number) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), number));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
