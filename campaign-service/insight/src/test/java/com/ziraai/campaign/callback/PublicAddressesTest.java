package com.ziraai.campaign.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTest {

    private final PublicAddresses addresses = new PublicAddresses(List.of());

    @ParameterizedTest
    @CsvSource({
        // Each special network of IPv4: its first address, its last, and its public neighbours.
        "0.0.0.0, 0.255.255.255, , 1.0.0.0",
        "10.0.0.0, 10.255.255.255, 9.255.255.255, 11.0.0.0",
        "100.64.0.0, 100.127.255.255, 100.63.255.255, 100.128.0.0",
        "127.0.0.0, 127.255.255.255, 126.255.255.255, 128.0.0.0",
        "168.63.129.16, 168.63.129.16, 168.63.129.15, 168.63.129.17",
        "169.254.0.0, 169.254.255.255, 169.253.255.255, 169.255.0.0",
        "172.16.0.0, 172.31.255.255, 172.15.255.255, 172.32.0.0",
        "192.0.0.0, 192.0.0.255, 191.255.255.255, 192.0.1.0",
        "192.0.2.0, 192.0.2.255, 192.0.1.255, 192.0.3.0",
        "192.31.196.0, 192.31.196.255, 192.31.195.255, 192.31.197.0",
        "192.52.193.0, 192.52.193.255, 192.52.192.255, 192.52.194.0",
        "192.88.99.0, 192.88.99.255, 192.88.98.255, 192.88.100.0",
        "192.168.0.0, 192.168.255.255, 192.167.255.255, 192.169.0.0",
        "192.175.48.0, 192.175.48.255, 192.175.47.255, 192.175.49.0",
        "198.18.0.0, 198.19.255.255, 198.17.255.255, 198.20.0.0",
        "198.51.100.0, 198.51.100.255, 198.51.99.255, 198.51.101.0",
        "203.0.113.0, 203.0.113.255, 203.0.112.255, 203.0.114.0",
        "224.0.0.0, 255.255.255.255, 223.255.255.255, ",
        // And of IPv6.
        "2001::, 2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff, , 2001:200::",
        "2001:db8::, 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff, 2001:db7:ffff::, 2001:db9::",
        "2002::, 2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 2001:ffff::, 2003::",
        "3fff::, 3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff, 3ffe:ffff::, 3fff:1000::",
        "::, 1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, , ",
        "4000::, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, , "
    })
    void nothingOfASpecialNetworkMayBeCalled(
            String first, String last, @Nullable String before, @Nullable String after) {
        assertThat(mayBeCalled(first)).isFalse();
        assertThat(mayBeCalled(last)).isFalse();
        assertThat(before == null || mayBeCalled(before)).isTrue();
        assertThat(after == null || mayBeCalled(after)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Metadata of clouds.
                "169.254.169.254",
                "100.100.100.200",
                "fd00:ec2::254",
                // Loopback, link-local, unique local, site-local, multicast.
                "::1",
                "fe80::1",
                "fc00::1",
                "fec0::1",
                "ff02::1",
                // IPv4 in other clothes: mapped, compatible, translated, NAT64, 6to4, Teredo.
                "::ffff:127.0.0.1",
                "::ffff:169.254.169.254",
                "::127.0.0.1",
                "::ffff:0:127.0.0.1",
                "64:ff9b::10.0.0.1",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b:1::808:808",
                "2002:7f00:1::",
                "2002:808:808::1",
                "2001:0:7f00:1::1"
            })
    void noDisguiseHelps(String address) {
        assertThat(mayBeCalled(address)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "1.1.1.1",
                "2606:4700:4700::1111",
                "2a00:1450:4001:81b::200e",
                "::ffff:8.8.8.8",
                "64:ff9b::8.8.8.8"
            })
    void whatAnybodyCanCallMayBeCalled(String address) {
        assertThat(mayBeCalled(address)).isTrue();
    }

    @Test
    void aMappedAddressCannotBeMadeByBytesEither() throws UnknownHostException {
        byte[] mapped = new byte[16];
        mapped[10] = (byte) 0xff;
        mapped[11] = (byte) 0xff;
        mapped[12] = 127;
        mapped[15] = 1;
        assertThat(addresses.mayBeCalled(InetAddress.getByAddress(mapped))).isFalse();
    }

    @Test
    void networksMayBeAllowedBesides() {
        PublicAddresses local =
                new PublicAddresses(List.of(Network.of("127.0.0.0/8"), Network.of("fd00::/16")));
        assertThat(local.mayBeCalled(InetAddress.ofLiteral("127.3.2.1"))).isTrue();
        assertThat(local.mayBeCalled(InetAddress.ofLiteral("fd00::7"))).isTrue();
        assertThat(local.mayBeCalled(InetAddress.ofLiteral("fd01::7"))).isFalse();
        assertThat(local.mayBeCalled(InetAddress.ofLiteral("10.0.0.1"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"10.0.0.0", "10.0.0.0/33", "localhost/8", "10.0.0.0/8/8", "::/129", "/8"})
    void whatIsNoNetworkIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Network.of(text));
    }

    private boolean mayBeCalled(String address) {
        return addresses.mayBeCalled(InetAddress.ofLiteral(address));
    }
}
