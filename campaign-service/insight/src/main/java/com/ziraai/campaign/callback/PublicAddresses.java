package com.ziraai.campaign.callback;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells which addresses may be called: those anybody on the Internet could call as well, and the
 * networks allowed besides. All others are or may be of our own house, and whoever names one would
 * have us knock there in our own name.
 *
 * @param allowed networks that may be called besides
 */
record PublicAddresses(List<Network> allowed) {

    /** What IANA registers as special, and the metadata of a cloud that hides behind none of it. */
    private static final List<Network> SPECIAL_V4 =
            networks(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "168.63.129.16/32",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.31.196.0/24",
                    "192.52.193.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "192.175.48.0/24",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4");

    /** Of IPv6 only this part was given to networks at all. */
    private static final Network GLOBAL_V6 = Network.of("2000::/3");

    /** Special inside that part: Teredo and 6to4 reach an IPv4 address of the sender's choice. */
    private static final List<Network> SPECIAL_V6 =
            networks("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20");

    /** The translator's well-known prefix: the address behind it is the one that counts. */
    private static final Network NAT64 = Network.of("64:ff9b::/96");

    PublicAddresses {
        allowed = List.copyOf(allowed);
    }

    private static List<Network> networks(String... texts) {
        return Stream.of(texts).map(Network::of).toList();
    }

    /** Whether that address may be called. An IPv4 address in IPv6 clothes counts as itself. */
    boolean mayBeCalled(InetAddress address) {
        return contains(allowed, address) || isPublic(address);
    }

    private static boolean isPublic(InetAddress address) {
        if (address instanceof Inet4Address) {
            return !contains(SPECIAL_V4, address);
        }
        if (NAT64.contains(address)) {
            return isPublic(Network.last32(address));
        }
        return GLOBAL_V6.contains(address) && !contains(SPECIAL_V6, address);
    }

    private static boolean contains(List<Network> networks, InetAddress address) {
        return networks.stream().anyMatch(each -> each.contains(address));
    }
}
