package com.ziraai.infrastructure;

import java.util.Locale;

/**
 * Everything that listens, with the port it has when nothing else is asked for. Second instances of
 * services run only where they are asked for.
 */
public enum Port {
    CAMPAIGN(8080),
    CODE(8081),
    DISPATCH(8082),
    CHANNEL_SMS(8083),
    CHANNEL_WHATSAPP(8084),
    ANALYTICS(8085),
    CHANNEL_EMAIL(8086),
    CAMPAIGN_2(8180),
    CODE_2(8181),
    DISPATCH_2(8182),
    CHANNEL_SMS_2(8183),
    CHANNEL_WHATSAPP_2(8184),
    ANALYTICS_2(8185),
    CHANNEL_EMAIL_2(8186),
    SIMULATOR(8090),
    SIMULATOR_SMTP(2525),
    REGISTRY(8091),
    REGISTRY_MANAGEMENT(8092),
    KAFKA(9092),
    KAFKA_CONTROLLER(9093),
    POSTGRES(15432);

    private final int standard;

    Port(int standard) {
        this.standard = standard;
    }

    /** The documented port. */
    public int standard() {
        return standard;
    }

    /** Name for people, e.g. {@code channel-sms}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public boolean isOfSecondInstance() {
        return name().endsWith("_2");
    }
}
