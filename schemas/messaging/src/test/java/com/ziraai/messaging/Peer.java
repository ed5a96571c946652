package com.ziraai.messaging;

import com.ziraai.contract.Service;
import java.util.Map;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** A running party of the contract, as small as one can be. */
final class Peer implements AutoCloseable {

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Application {}

    private final ConfigurableApplicationContext context;

    private Peer(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static Peer start(
            Service service, Map<String, String> environment, Subscription<?>... subscriptions) {
        SpringApplicationBuilder builder =
                new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE);
        builder.application()
                .addInitializers(context -> {
                    for (Subscription<?> each : subscriptions) {
                        ((GenericApplicationContext) context)
                                .registerBean(each.name(), Subscription.class, () -> each);
                    }
                });
        return new Peer(
                builder.properties(Map.copyOf(environment))
                        .run("--spring.application.name=" + service.applicationName()));
    }

    Publisher publisher() {
        return context.getBean(Publisher.class);
    }

    @Override
    public void close() {
        context.close();
    }
}
