package com.ziraai.messaging.testkit;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.client.ReactorResourceFactory;

/**
 * Gives a service event loops of its own. By default they are the JVM's, and of two instances in
 * one JVM the first that closes takes them from the other, whose requests are never answered.
 */
public final class OwnNetwork implements ApplicationContextInitializer<GenericApplicationContext> {

    @Override
    public void initialize(GenericApplicationContext context) {
        context.registerBean(
                ReactorResourceFactory.class,
                () -> {
                    ReactorResourceFactory network = new ReactorResourceFactory();
                    network.setUseGlobalResources(false);
                    return network;
                });
    }
}
