package com.ziraai.messaging.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SchemaRegistryTest {

    private HttpServer guarded;

    @BeforeEach
    void start() throws IOException {
        guarded = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        guarded.createContext(
                        "/",
                        exchange -> {
                            exchange.sendResponseHeaders(200, -1);
                            exchange.close();
                        })
                .setAuthenticator(
                        new BasicAuthenticator("schemas") {
                            @Override
                            public boolean checkCredentials(String username, String password) {
                                return username.equals("code") && password.equals("ş:1");
                            }
                        });
        guarded.start();
    }

    @AfterEach
    void stop() {
        guarded.stop(0);
    }

    @Test
    void aGuardedRegistryServesWhoNamesItself() {
        registry("code", "ş:1").ping();
    }

    @Test
    void aGuardedRegistryIsAwayForOthers() {
        assertThatThrownBy(() -> registry(null, null).ping())
                .isInstanceOf(RegistryAwayException.class);
        assertThatThrownBy(() -> registry("code", "wrong").ping())
                .isInstanceOf(RegistryAwayException.class);
    }

    /** As a proxy may do for one that is away. */
    @Test
    void aRegistryThatGivesNoIdIsAway() {
        Schema schema = Schema.create(Schema.Type.STRING);
        assertThatThrownBy(() -> registry("code", "ş:1").register("s-value", schema))
                .isInstanceOf(RegistryAwayException.class);
    }

    @Test
    void aPasswordIsNotPrinted() {
        assertThat(settings("code", "ş:1").toString()).doesNotContain("ş:1");
    }

    private SchemaRegistry registry(@Nullable String username, @Nullable String password) {
        return new SchemaRegistry(settings(username, password));
    }

    private RegistrySettings settings(@Nullable String username, @Nullable String password) {
        URI url = URI.create("http://127.0.0.1:" + guarded.getAddress().getPort());
        return new RegistrySettings(url, username, password);
    }
}
