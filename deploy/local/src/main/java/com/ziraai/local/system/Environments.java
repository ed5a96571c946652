package com.ziraai.local.system;

import com.ziraai.infrastructure.LocalInfrastructure;
import com.ziraai.infrastructure.Port;
import com.ziraai.infrastructure.Ports;
import com.ziraai.infrastructure.token.SigningKeys;
import com.ziraai.local.system.Secrets.Name;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The environment of every process: addresses of its neighbours and its secrets. */
final class Environments {

    /** One number of partitions for all topics; two cores gain nothing from more. */
    private static final String PARTITIONS = "4";

    /** Messages a second and sender: simulated providers must not be what slows a run. */
    private static final String SENDER_RATE = "5000";

    private static final String LOOPBACK = "127.0.0.0/8,::1/128";

    static final String KANNEL_USERNAME = "ziraai";

    static final String SMTP_USERNAME = "ziraai";

    private final Ports ports;
    private final Secrets secrets;
    private final SigningKeys keys;
    private final SigningKeys gateway;
    private final String epoch;
    private final Path journals;

    /**
     * @param keys of people's tokens
     * @param gateway of the gateway's own
     * @param journals folder in which the channels keep theirs
     */
    Environments(
            Ports ports,
            Secrets secrets,
            SigningKeys keys,
            SigningKeys gateway,
            String epoch,
            Path journals) {
        this.ports = ports;
        this.secrets = secrets;
        this.keys = keys;
        this.gateway = gateway;
        this.epoch = epoch;
        this.journals = journals;
    }

    /** Of the instance of the service that listens there. */
    Map<String, String> of(Service service, Port port, LocalInfrastructure infrastructure) {
        var environment = new LinkedHashMap<String, String>();
        environment.put("SERVER_ADDRESS", "127.0.0.1");
        environment.put("SERVER_PORT", Integer.toString(ports.number(port)));
        environment.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", infrastructure.bootstrapServers());
        infrastructure
                .kafkaSecurity()
                .forEach((name, value) -> environment.put(variable(name), value));
        environment.put("ZIRAAI_REGISTRY_URL", infrastructure.registryUrl());
        environment.put("ZIRAAI_TOPICS_PARTITIONS", PARTITIONS);
        environment.put("ZIRAAI_DATABASE_HOST", infrastructure.postgresHost());
        environment.put("ZIRAAI_DATABASE_PORT", Integer.toString(infrastructure.postgresPort()));
        environment.put("ZIRAAI_DATABASE_NAME", service.database());
        environment.put("ZIRAAI_DATABASE_USERNAME", infrastructure.postgresUsername());
        environment.put("ZIRAAI_DATABASE_PASSWORD", infrastructure.postgresPassword());
        environment.put("ZIRAAI_INQUIRY_PUBLICKEYLOCATION", "file:" + keys.publicFile());
        environment.put("ZIRAAI_INQUIRY_GATEWAYKEYLOCATION", "file:" + gateway.publicFile());
        environment.putAll(own(service, port));
        return environment;
    }

    /** Name of the variable that gives all Kafka clients of a service that setting. */
    static String variable(String setting) {
        return "SPRING_KAFKA_PROPERTIES_" + setting.toUpperCase(Locale.ROOT).replace('.', '_');
    }

    Map<String, String> own(Service service, Port port) {
        return switch (service) {
            case CAMPAIGN -> campaign();
            case ANALYTICS ->
                    Map.of(
                            "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_PUBLIC_KEY_LOCATION",
                            "file:" + keys.publicFile());
            case CODE -> Map.of("CODE_ALLOCATION_SECRET", secrets.get(Name.CODE_ALLOCATION_SECRET));
            case DISPATCH -> Map.of();
            case CHANNEL_SMS ->
                    Map.of(
                            "CHANNEL_FENCE_EPOCH",
                            epoch,
                            "CHANNEL_JOURNAL_FOLDER",
                            journals.resolve(service.label()).toString(),
                            "CHANNEL_CALLBACK_SECRET",
                            secrets.get(Name.SMS_CALLBACK_SECRET),
                            "CHANNEL_CALLBACK_BASE_URL",
                            ports.url(port),
                            "KANNEL_URL",
                            ports.url(Port.SIMULATOR) + "/cgi-bin/sendsms",
                            "KANNEL_USERNAME",
                            KANNEL_USERNAME,
                            "KANNEL_PASSWORD",
                            secrets.get(Name.KANNEL_PASSWORD),
                            "KANNEL_FROM",
                            "ZIRAAI",
                            "KANNEL_RATE_PER_SECOND",
                            SENDER_RATE);
            case CHANNEL_WHATSAPP ->
                    Map.of(
                            "CHANNEL_FENCE_EPOCH",
                            epoch,
                            "CHANNEL_JOURNAL_FOLDER",
                            journals.resolve(service.label()).toString(),
                            "CHANNEL_CALLBACK_SECRET",
                            secrets.get(Name.WHATSAPP_CALLBACK_SECRET),
                            "CHANNEL_CALLBACK_BASE_URL",
                            ports.url(port),
                            "CLOUDAPI_URL",
                            ports.url(Port.SIMULATOR) + "/v23.0",
                            "CLOUDAPI_PHONE_NUMBER_ID",
                            "106540352242922",
                            "CLOUDAPI_ACCESS_TOKEN",
                            secrets.get(Name.CLOUDAPI_ACCESS_TOKEN),
                            "CLOUDAPI_APP_SECRET",
                            secrets.get(Name.CLOUDAPI_APP_SECRET),
                            "CLOUDAPI_VERIFY_TOKEN",
                            secrets.get(Name.CLOUDAPI_VERIFY_TOKEN),
                            "CLOUDAPI_RATE_PER_SECOND",
                            SENDER_RATE);
            case CHANNEL_EMAIL -> email(service, port);
        };
    }

    private Map<String, String> email(Service service, Port port) {
        return Map.ofEntries(
                Map.entry("CHANNEL_FENCE_EPOCH", epoch),
                Map.entry("CHANNEL_JOURNAL_FOLDER", journals.resolve(service.label()).toString()),
                Map.entry("CHANNEL_CALLBACK_SECRET", secrets.get(Name.EMAIL_CALLBACK_SECRET)),
                Map.entry("CHANNEL_CALLBACK_BASE_URL", ports.url(port)),
                Map.entry("ATTACHMENTS_URL", ports.url(Port.CAMPAIGN)),
                Map.entry("ATTACHMENTS_SECRET", secrets.get(Name.ATTACHMENT_SECRET)),
                Map.entry("SMTP_HOST", "127.0.0.1"),
                Map.entry("SMTP_PORT", Integer.toString(ports.number(Port.SIMULATOR_SMTP))),
                Map.entry("SMTP_SECURITY", "none"),
                Map.entry("SMTP_USERNAME", SMTP_USERNAME),
                Map.entry("SMTP_PASSWORD", secrets.get(Name.SMTP_PASSWORD)),
                Map.entry("SMTP_FROM", "ziraai@ziraai.example"),
                Map.entry("SMTP_REPORT_SUCCESS", "true"),
                Map.entry("SMTP_RATE_PER_SECOND", SENDER_RATE),
                Map.entry("BOUNCES_SECRET", secrets.get(Name.SMTP_RECEIPT_SECRET)));
    }

    private Map<String, String> campaign() {
        return Map.ofEntries(
                Map.entry(
                        "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_PUBLIC_KEY_LOCATION",
                        "file:" + keys.publicFile()),
                Map.entry("CAMPAIGN_CONTACT_SECRET", secrets.get(Name.CAMPAIGN_CONTACT_SECRET)),
                Map.entry("CAMPAIGN_ATTACHMENT_SECRET", secrets.get(Name.ATTACHMENT_SECRET)),
                Map.entry("CAMPAIGN_ANALYTICS_URL", ports.url(Port.ANALYTICS)),
                Map.entry("CAMPAIGN_PEERS_CODE", ports.url(Port.CODE)),
                Map.entry("CAMPAIGN_PEERS_DISPATCH", ports.url(Port.DISPATCH)),
                Map.entry("CAMPAIGN_PEERS_CHANNELSMS", ports.url(Port.CHANNEL_SMS)),
                Map.entry("CAMPAIGN_PEERS_CHANNELWHATSAPP", ports.url(Port.CHANNEL_WHATSAPP)),
                Map.entry("CAMPAIGN_PEERS_CHANNELEMAIL", ports.url(Port.CHANNEL_EMAIL)),
                Map.entry("CAMPAIGN_PEERS_SIGNINGKEYLOCATION", "file:" + gateway.privateFile()),
                // Whoever tries callbacks here has no public host to receive them at.
                Map.entry("CAMPAIGN_CALLBACK_ALLOWHTTP", "true"),
                Map.entry("CAMPAIGN_CALLBACK_ALLOWEDNETWORKS", LOOPBACK));
    }

    Map<String, String> ofSimulator() {
        return Map.of(
                "KANNEL_USERNAME",
                KANNEL_USERNAME,
                "KANNEL_PASSWORD",
                secrets.get(Name.KANNEL_PASSWORD),
                "CLOUDAPI_ACCESS_TOKEN",
                secrets.get(Name.CLOUDAPI_ACCESS_TOKEN),
                "CLOUDAPI_APP_SECRET",
                secrets.get(Name.CLOUDAPI_APP_SECRET),
                "SMTP_USERNAME",
                SMTP_USERNAME,
                "SMTP_PASSWORD",
                secrets.get(Name.SMTP_PASSWORD),
                "SMTP_RECEIPT_SECRET",
                secrets.get(Name.SMTP_RECEIPT_SECRET));
    }
}
