package com.ziraai.campaign.callback;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A range of IP addresses that begin alike.
 *
 * @param address any address of the range
 * @param bits how many of its leading bits they share
 */
record Network(InetAddress address, int bits) {

    Network {
        if (bits < 0 || bits > address.getAddress().length * 8) {
            throw new IllegalArgumentException("no such prefix: " + bits);
        }
    }

    /**
     * A network in the usual notation, such as {@code 10.0.0.0/8} or {@code fc00::/7}; the factory
     * settings are bound by.
     *
     * @throws IllegalArgumentException if the text is none
     */
    public static Network of(String text) {
        String[] parts = text.strip().split("/", -1);
        InetAddress address = parts.length == 2 ? literal(parts[0]) : null;
        if (address == null || !parts[1].matches("\\d{1,3}")) {
            throw new IllegalArgumentException("not a network such as 10.0.0.0/8: " + text);
        }
        return new Network(address, Integer.parseInt(parts[1]));
    }

    /** The address a text is, without asking anybody; null where it is a name. */
    static @Nullable InetAddress literal(String text) {
        try {
            return InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    boolean contains(InetAddress other) {
        byte[] ours = address.getAddress();
        byte[] theirs = other.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        int whole = bits / 8;
        int rest = bits % 8;
        int mask = 0xff << (8 - rest) & 0xff;
        return Arrays.equals(ours, 0, whole, theirs, 0, whole)
                && (rest == 0 || (ours[whole] & mask) == (theirs[whole] & mask));
    }

    /** The IPv4 address an IPv6 address ends with. */
    static InetAddress last32(InetAddress ipv6) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(ipv6.getAddress(), 12, 16));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }
}
