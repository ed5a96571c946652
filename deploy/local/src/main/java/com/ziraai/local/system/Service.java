package com.ziraai.local.system;

import com.ziraai.infrastructure.Port;
import java.util.List;

/** The services: where their jar is built, where they listen, which database is theirs. */
public enum Service {
    CAMPAIGN("campaign-service", Port.CAMPAIGN, Port.CAMPAIGN_2),
    CODE("code-service", Port.CODE, Port.CODE_2),
    DISPATCH("dispatch-service", Port.DISPATCH, Port.DISPATCH_2),
    CHANNEL_SMS("channel-sms-service", Port.CHANNEL_SMS, Port.CHANNEL_SMS_2),
    CHANNEL_WHATSAPP("channel-whatsapp-service", Port.CHANNEL_WHATSAPP, Port.CHANNEL_WHATSAPP_2),
    ANALYTICS("analytics-service", Port.ANALYTICS, Port.ANALYTICS_2),
    CHANNEL_EMAIL("channel-email-service", Port.CHANNEL_EMAIL, Port.CHANNEL_EMAIL_2);

    private final String module;
    private final List<Port> ports;

    Service(String module, Port... ports) {
        this.module = module;
        this.ports = List.of(ports);
    }

    /** Folder of its Maven module or modules; its jar is in {@code target} there. */
    public String module() {
        return module;
    }

    /** Whether it hands messages to providers. */
    public boolean sends() {
        return this == CHANNEL_SMS || this == CHANNEL_WHATSAPP || this == CHANNEL_EMAIL;
    }

    /** Port of its first instance. */
    public Port port() {
        return ports.getFirst();
    }

    /** Ports of that many instances. */
    List<Port> ports(int instances) {
        return ports.subList(0, instances);
    }

    /** Name of its first instance's process, log and pid file, e.g. {@code channel-sms}. */
    public String label() {
        return port().label();
    }

    /** Name of its database, e.g. {@code channel_sms}. */
    public String database() {
        return label().replace('-', '_');
    }
}
