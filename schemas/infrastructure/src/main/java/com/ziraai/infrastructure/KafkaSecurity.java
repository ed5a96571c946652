package com.ziraai.infrastructure;

import com.ziraai.infrastructure.process.ChildProcess;
import com.ziraai.infrastructure.process.ProcessSpec;
import com.ziraai.infrastructure.process.RunFolder;
import com.ziraai.infrastructure.process.StartFailure;
import com.ziraai.infrastructure.token.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * How clients reach the broker: in the clear, or as a shared cluster wants it, by TLS with a
 * self-made certificate and SASL with a name and a password. The system property {@code
 * kafka.security} says which, so that any test runs either way.
 */
enum KafkaSecurity {
    PLAINTEXT {
        @Override
        String brokerSettings(Path home) {
            return "";
        }

        @Override
        Map<String, String> clientSettings(Path home) {
            return Map.of();
        }

        @Override
        void prepare(RunFolder folder, Path home) {}
    },

    SASL_SSL {
        @Override
        String brokerSettings(Path home) {
            var password = password(home);
            return """
            ssl.keystore.type=PKCS12
            ssl.keystore.location=%1$s
            ssl.keystore.password=%2$s
            # The broker is a client of itself.
            ssl.truststore.type=PEM
            ssl.truststore.location=%3$s
            sasl.enabled.mechanisms=PLAIN
            sasl.mechanism.inter.broker.protocol=PLAIN
            listener.name.sasl_ssl.plain.sasl.jaas.config=%4$s username="broker" password="%2$s" \\
              user_broker="%2$s" user_%5$s="%2$s";
            """
                    .formatted(home.resolve(STORE), password, home.resolve(PEM), MODULE, USERNAME);
        }

        @Override
        Map<String, String> clientSettings(Path home) {
            return Map.of(
                    "security.protocol",
                    name(),
                    "ssl.truststore.type",
                    "PEM",
                    "ssl.truststore.location",
                    home.resolve(PEM).toString(),
                    "sasl.mechanism",
                    "PLAIN",
                    "sasl.jaas.config",
                    "%s username=\"%s\" password=\"%s\";"
                            .formatted(MODULE, USERNAME, password(home)));
        }

        @Override
        void prepare(RunFolder folder, Path home) {
            if (!Files.exists(home.resolve(PASSWORD))) {
                PrivateFile.create(home.resolve(PASSWORD), random());
            }
            if (!Files.exists(home.resolve(PEM))) {
                keytool(folder, home, "-genkeypair", CERTIFICATE);
                var pem = home.resolve(PEM).toString();
                keytool(folder, home, "-exportcert", List.of("-rfc", "-file", pem));
            }
        }
    };

    private static final String PROPERTY = "kafka.security";

    private static final String MODULE =
            "org.apache.kafka.common.security.plain.PlainLoginModule required";
    private static final String USERNAME = "ziraai";
    private static final String STORE = "broker.p12";
    private static final String PEM = "broker.pem";
    private static final String PASSWORD = "password";
    private static final int PASSWORD_BYTES = 24;
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static final List<String> CERTIFICATE =
            List.of(
                    "-keyalg",
                    "EC",
                    "-groupname",
                    "secp256r1",
                    "-dname",
                    "CN=127.0.0.1",
                    "-ext",
                    "san=ip:127.0.0.1",
                    "-validity",
                    "3650");

    /**
     * What this JVM was asked for; plain text where it was not.
     *
     * @throws StartFailure when the property names nothing we know
     */
    static KafkaSecurity wanted() {
        var wanted = System.getProperty(PROPERTY, "plaintext");
        return switch (wanted) {
            case "plaintext" -> PLAINTEXT;
            case "sasl_ssl" -> SASL_SSL;
            default ->
                    throw new StartFailure(
                            PROPERTY + " is plaintext or sasl_ssl, not \"" + wanted + "\"");
        };
    }

    /** Further lines of {@code server.properties}, each ended by a newline. */
    abstract String brokerSettings(Path home);

    /** What a client needs besides the broker's address, in Kafka's own words. */
    abstract Map<String, String> clientSettings(Path home);

    /** Makes key, certificate and password in the broker's folder where they are missing. */
    abstract void prepare(RunFolder folder, Path home);

    private static void keytool(
            RunFolder folder, Path home, String action, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(Jvm.tool("keytool"));
        command.addAll(
                List.of(
                        action,
                        "-alias",
                        "broker",
                        "-keystore",
                        home.resolve(STORE).toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass:file",
                        home.resolve(PASSWORD).toString()));
        command.addAll(arguments);
        var spec = new ProcessSpec("kafka" + action, command, Map.of());
        var keytool = ChildProcess.start(spec, folder);
        if (keytool.awaitEnd(LIMIT) != 0) {
            throw new StartFailure("kafka's certificate could not be made; see " + keytool.log());
        }
    }

    private static String random() {
        var bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String password(Path home) {
        try {
            return Files.readString(home.resolve(PASSWORD));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
