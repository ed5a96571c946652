package com.ziraai.local.infrastructure;

import java.util.Locale;

/** Everything that listens, with the port it has when nothing else is asked for. */
public enum Port {
    CAMPAIGN(8080),
    CODE(8081),
    DISPATCH(8082),
    CHANNEL_SMS(8083),
    CHANNEL_WHATSAPP(8084),
    ANALYTICS(8085),
    SIMULATOR(8090),
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
}
