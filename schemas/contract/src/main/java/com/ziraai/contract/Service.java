package com.ziraai.contract;

/** A party that owns or reads topics. */
public enum Service {
    CAMPAIGN("campaign-service"),
    CODE("code-service"),
    DISPATCH("dispatch-service"),
    CHANNEL_SMS("channel-sms-service"),
    CHANNEL_WHATSAPP("channel-whatsapp-service"),
    CHANNEL_EMAIL("channel-email-service"),
    ANALYTICS("analytics-service"),
    /** Subscribers we do not know; they read only what is meant for them. */
    OUTSIDE("outside");

    private final String applicationName;

    Service(String applicationName) {
        this.applicationName = applicationName;
    }

    /** The value of {@code spring.application.name}, also the consumer group of the service. */
    public String applicationName() {
        return applicationName;
    }

    /**
     * The service of that application name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Service named(String applicationName) {
        for (Service service : values()) {
            if (service.applicationName.equals(applicationName)) {
                return service;
            }
        }
        throw new IllegalArgumentException("no service is named " + applicationName);
    }
}
