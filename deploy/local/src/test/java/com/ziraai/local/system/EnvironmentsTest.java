package com.ziraai.local.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.ziraai.infrastructure.Ports;
import com.ziraai.infrastructure.token.SigningKeys;
import com.ziraai.local.system.Secrets.Name;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentsTest {

    @TempDir Path folder;

    private Secrets secrets;
    private Environments environments;

    @BeforeEach
    void make() {
        var private_ = folder.resolve("secrets");
        secrets = Secrets.in(private_);
        environments =
                new Environments(
                        Ports.standard(),
                        secrets,
                        SigningKeys.in(private_),
                        SigningKeys.ofGateway(private_),
                        "epoch-1",
                        folder.resolve("journals"));
    }

    @Test
    void channelsAndSimulatorShareTheProvidersSecrets() {
        var sms = environments.own(Service.CHANNEL_SMS, Service.CHANNEL_SMS.port());
        var whatsapp = environments.own(Service.CHANNEL_WHATSAPP, Service.CHANNEL_WHATSAPP.port());
        var simulator = environments.ofSimulator();

        assertThat(sms).containsEntry("KANNEL_PASSWORD", simulator.get("KANNEL_PASSWORD"));
        assertThat(sms).containsEntry("KANNEL_USERNAME", simulator.get("KANNEL_USERNAME"));
        assertThat(whatsapp)
                .containsEntry("CLOUDAPI_APP_SECRET", simulator.get("CLOUDAPI_APP_SECRET"));
        assertThat(whatsapp)
                .containsEntry("CLOUDAPI_ACCESS_TOKEN", simulator.get("CLOUDAPI_ACCESS_TOKEN"));
        assertThat(environments.own(Service.CHANNEL_EMAIL, Service.CHANNEL_EMAIL.port()))
                .containsEntry("SMTP_USERNAME", simulator.get("SMTP_USERNAME"))
                .containsEntry("SMTP_PASSWORD", simulator.get("SMTP_PASSWORD"))
                .containsEntry("BOUNCES_SECRET", simulator.get("SMTP_RECEIPT_SECRET"));
    }

    @Test
    void filesAreAskedForByASecretOfTwo() {
        var campaign = environments.own(Service.CAMPAIGN, Service.CAMPAIGN.port());
        assertThat(environments.own(Service.CHANNEL_EMAIL, Service.CHANNEL_EMAIL.port()))
                .containsEntry("ATTACHMENTS_URL", "http://127.0.0.1:8080")
                .containsEntry("ATTACHMENTS_SECRET", campaign.get("CAMPAIGN_ATTACHMENT_SECRET"));
    }

    @Test
    void providersAreCalledAndCallBackOnLoopback() {
        assertThat(environments.own(Service.CHANNEL_SMS, Service.CHANNEL_SMS.port()))
                .containsEntry("KANNEL_URL", "http://127.0.0.1:8090/cgi-bin/sendsms")
                .containsEntry("CHANNEL_CALLBACK_BASE_URL", "http://127.0.0.1:8083");
        assertThat(environments.own(Service.CHANNEL_WHATSAPP, Service.CHANNEL_WHATSAPP.port()))
                .containsEntry("CLOUDAPI_URL", "http://127.0.0.1:8090/v23.0")
                .containsEntry("CHANNEL_CALLBACK_BASE_URL", "http://127.0.0.1:8084");
        assertThat(environments.own(Service.CHANNEL_EMAIL, Service.CHANNEL_EMAIL.port()))
                .containsEntry("SMTP_HOST", "127.0.0.1")
                .containsEntry("SMTP_PORT", "2525")
                .containsEntry("CHANNEL_CALLBACK_BASE_URL", "http://127.0.0.1:8086");
    }

    @Test
    void sponsorsReceiversOnLoopbackAreCalledHereAndNowhereElse() throws IOException {
        assertThat(environments.own(Service.CAMPAIGN, Service.CAMPAIGN.port()))
                .containsEntry("CAMPAIGN_CALLBACK_ALLOWHTTP", "true")
                .containsEntry("CAMPAIGN_CALLBACK_ALLOWEDNETWORKS", "127.0.0.0/8,::1/128");
        Path deploy = Path.of("..");
        try (Stream<Path> manifests = Files.walk(deploy.resolve("kubernetes"))) {
            assertThat(
                            Stream.concat(
                                            Stream.of(deploy.resolve("compose.yaml")),
                                            manifests.filter(Files::isRegularFile))
                                    .map(EnvironmentsTest::text))
                    .isNotEmpty()
                    .noneMatch(text -> text.matches("(?is).*CAMPAIGN[._]CALLBACK.*"));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void onlyWhoSendsIsToldTheEpoch() {
        assertThat(environments.own(Service.CHANNEL_EMAIL, Service.CHANNEL_EMAIL.port()))
                .containsEntry("CHANNEL_FENCE_EPOCH", "epoch-1");
        assertThat(environments.own(Service.CHANNEL_SMS, Service.CHANNEL_SMS.port()))
                .containsEntry("CHANNEL_FENCE_EPOCH", "epoch-1");
        assertThat(environments.own(Service.CHANNEL_WHATSAPP, Service.CHANNEL_WHATSAPP.port()))
                .containsEntry("CHANNEL_FENCE_EPOCH", "epoch-1");
        assertThat(environments.own(Service.CAMPAIGN, Service.CAMPAIGN.port()))
                .doesNotContainKey("CHANNEL_FENCE_EPOCH");
    }

    @Test
    void tokensAreCheckedByTheTwoServicesThatFaceSponsors() {
        var location = "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_PUBLIC_KEY_LOCATION";
        assertThat(environments.own(Service.CAMPAIGN, Service.CAMPAIGN.port()).get(location))
                .startsWith("file:");
        assertThat(environments.own(Service.ANALYTICS, Service.ANALYTICS.port()))
                .containsKey(location);
        assertThat(environments.own(Service.DISPATCH, Service.DISPATCH.port())).isEmpty();
    }

    @Test
    void theGatewayAloneSignsWithItsKey() {
        assertThat(environments.own(Service.CAMPAIGN, Service.CAMPAIGN.port()))
                .extractingByKey("CAMPAIGN_PEERS_SIGNINGKEYLOCATION", STRING)
                .endsWith("gateway-private.pem");
        for (Service other : EnumSet.complementOf(EnumSet.of(Service.CAMPAIGN))) {
            assertThat(environments.own(other, other.port()).values())
                    .noneMatch(value -> value.contains("private.pem"));
        }
    }

    @Test
    void secretsAreMadeOnceAndDifferFromEachOther() {
        var kept = Secrets.in(folder.resolve("secrets"));
        assertThat(kept.get(Name.CAMPAIGN_CONTACT_SECRET))
                .isEqualTo(secrets.get(Name.CAMPAIGN_CONTACT_SECRET));
        assertThat(Name.values())
                .extracting(kept::get)
                .doesNotHaveDuplicates()
                .allMatch(secret -> secret.length() == 43);
    }

    @Test
    void aSecretThatIsNewIsAddedAndTheOthersStay() throws IOException {
        var file = folder.resolve("secrets").resolve("secrets.properties");
        var before = Files.readString(file);
        Files.writeString(file, before.replaceFirst("(?m)^SMTP_PASSWORD=.*\\n", ""));
        var added = Secrets.in(folder.resolve("secrets"));
        assertThat(added.get(Name.SMTP_PASSWORD)).hasSize(43);
        assertThat(added.get(Name.CAMPAIGN_CONTACT_SECRET))
                .isEqualTo(secrets.get(Name.CAMPAIGN_CONTACT_SECRET));
    }

    @Test
    void kafkasSettingsReachAllClientsOfAService() {
        assertThat(Environments.variable("sasl.jaas.config"))
                .isEqualTo("SPRING_KAFKA_PROPERTIES_SASL_JAAS_CONFIG");
    }

    @Test
    void databasesAreNamedAsTheServicesExpect() {
        assertThat(Service.CHANNEL_WHATSAPP.database()).isEqualTo("channel_whatsapp");
        assertThat(Service.CAMPAIGN.database()).isEqualTo("campaign");
    }
}
