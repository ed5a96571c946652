package com.ziraai.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void standardPortsAreTheDocumentedOnes() {
        var ports = Ports.standard();
        assertThat(ports.number(Port.CAMPAIGN)).isEqualTo(8080);
        assertThat(ports.url(Port.SIMULATOR)).isEqualTo("http://127.0.0.1:8090");
        assertThat(Port.CHANNEL_WHATSAPP.label()).isEqualTo("channel-whatsapp");
    }

    @Test
    void freePortsAreDistinctAndNotTaken() {
        var ports = Ports.free();
        assertThat(Arrays.stream(Port.values()).map(ports::number)).doesNotHaveDuplicates();
        assertThat(ports.taken(List.of(Port.values()))).isEmpty();
    }

    @Test
    void namesThePartsWhosePortSomebodyElseHas() throws Exception {
        var ports = Ports.free();
        try (var other =
                new ServerSocket(ports.number(Port.CODE), 1, InetAddress.getLoopbackAddress())) {
            assertThat(other.isBound()).isTrue();
            assertThat(ports.taken(List.of(Port.values()))).containsExactly(Port.CODE);
        }
    }
}
