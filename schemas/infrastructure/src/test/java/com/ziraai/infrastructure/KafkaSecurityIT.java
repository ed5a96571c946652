package com.ziraai.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ziraai.infrastructure.process.ManagedProcess;
import com.ziraai.infrastructure.process.RunFolder;
import com.ziraai.infrastructure.process.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaSecurityIT {

    @Test
    void aSecuredBrokerServesOnlyWhoTrustsItAndKnowsThePassword(@TempDir Path data)
            throws Exception {
        var folder = RunFolder.in(data);
        var ports = Ports.free();
        var libraries = Checkout.find().kafka();
        KafkaBroker.configure(folder, libraries, ports, KafkaSecurity.SASL_SSL);
        ManagedProcess broker = KafkaBroker.describe(folder, libraries, ports);
        broker.start();
        try {
            Map<String, String> settings =
                    KafkaSecurity.SASL_SSL.clientSettings(KafkaBroker.home(folder));
            assertThat(nodes(settings, ports)).isEqualTo(1);
            assertThat(nodes(written(LocalInfrastructure.kafkaClient(data)), ports)).isEqualTo(1);
            assertThatThrownBy(() -> nodes(wrongPassword(settings), ports))
                    .hasRootCauseInstanceOf(SaslAuthenticationException.class);
            assertThatThrownBy(() -> nodes(Map.of(), ports))
                    .hasRootCauseInstanceOf(TimeoutException.class);
        } finally {
            broker.stop();
        }
    }

    @Test
    void anUnknownWishEndsTheStart() {
        System.setProperty("kafka.security", "ssl");
        try {
            assertThatThrownBy(KafkaSecurity::wanted).isInstanceOf(StartFailure.class);
        } finally {
            System.clearProperty("kafka.security");
        }
    }

    private static Map<String, String> written(Path file) throws IOException {
        var properties = new Properties();
        try (var text = Files.newBufferedReader(file)) {
            properties.load(text);
        }
        var settings = new HashMap<String, String>();
        properties
                .stringPropertyNames()
                .forEach(name -> settings.put(name, properties.getProperty(name)));
        return settings;
    }

    private static Map<String, String> wrongPassword(Map<String, String> settings) {
        var wrong = new HashMap<>(settings);
        String right = Objects.requireNonNull(settings.get("sasl.jaas.config"));
        wrong.put("sasl.jaas.config", right.replace("password=\"", "password=\"x"));
        return wrong;
    }

    private static int nodes(Map<String, String> security, Ports ports) throws Exception {
        var settings = new HashMap<String, Object>(security);
        settings.put("bootstrap.servers", "127.0.0.1:" + ports.number(Port.KAFKA));
        settings.put("default.api.timeout.ms", 5000);
        settings.put("request.timeout.ms", 4000);
        try (var admin = Admin.create(settings)) {
            return admin.describeCluster().nodes().get().size();
        }
    }
}
