package com.ziraai.local.system;

import com.ziraai.local.infrastructure.Port;

/** The six services: where their jar is built, where they listen, which database is theirs. */
public enum Service {
    CAMPAIGN("campaign-service", Port.CAMPAIGN),
    CODE("code-service", Port.CODE),
    DISPATCH("dispatch-service", Port.DISPATCH),
    CHANNEL_SMS("channel-sms-service", Port.CHANNEL_SMS),
    CHANNEL_WHATSAPP("channel-whatsapp-service", Port.CHANNEL_WHATSAPP),
    ANALYTICS("analytics-service", Port.ANALYTICS);

    private final String module;
    private final Port port;

    Service(String module, Port port) {
        this.module = module;
        this.port = port;
    }

    /** Folder of its Maven module. */
    public String module() {
        return module;
    }

    /** Whether it hands messages to providers. */
    boolean sends() {
        return this == CHANNEL_SMS || this == CHANNEL_WHATSAPP;
    }

    public Port port() {
        return port;
    }

    /** Name of its process, log and pid file, e.g. {@code channel-sms}. */
    public String label() {
        return port.label();
    }

    /** Name of its database, e.g. {@code channel_sms}. */
    public String database() {
        return port.label().replace('-', '_');
    }
}
