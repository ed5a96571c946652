package com.ziraai.messaging.testkit;

import com.ziraai.contract.Service;
import com.ziraai.messaging.publish.Publisher;
import com.ziraai.messaging.replica.Replica;
import com.ziraai.messaging.subscribe.Subscription;
import com.ziraai.messaging.subscribe.Subscriptions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;

/** A running party of the contract, as small as one can be. */
public final class Peer implements AutoCloseable {

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Application {}

    /** Reads what its test says and nothing else. */
    static final Class<?> APPLICATION = Application.class;

    private final ConfigurableApplicationContext context;

    private Peer(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Starts a party without a web server. */
    public static Peer start(
            Service service, Map<String, String> environment, Subscription<?>... subscriptions) {
        List<Function<DatabaseClient, Subscription<?>>> wishes =
                Arrays.stream(subscriptions)
                        .<Function<DatabaseClient, Subscription<?>>>map(each -> database -> each)
                        .toList();
        return run(WebApplicationType.NONE, service, environment, wishes);
    }

    /** Starts a party without a web server that follows a topic. */
    public static Peer start(Service service, Map<String, String> environment, Replica<?> replica) {
        SpringApplicationBuilder builder =
                new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE);
        builder.application()
                .addInitializers(context ->
                        ((GenericApplicationContext) context)
                                .registerBean("replica", Replica.class, () -> replica));
        return new Peer(
                builder.properties(Map.copyOf(environment))
                        .run("--spring.application.name=" + service.applicationName()));
    }

    /** Starts a party that answers for its health at {@code server.port} and uses its database. */
    public static Peer serve(
            Service service,
            Map<String, String> environment,
            Function<DatabaseClient, Subscription<?>> subscription) {
        return run(WebApplicationType.REACTIVE, service, environment, List.of(subscription));
    }

    private static Peer run(
            WebApplicationType web,
            Service service,
            Map<String, String> environment,
            List<Function<DatabaseClient, Subscription<?>>> subscriptions) {
        SpringApplicationBuilder builder = new SpringApplicationBuilder(Application.class).web(web);
        builder.application()
                .addInitializers(context ->
                        subscriptions.forEach(
                                each -> register((GenericApplicationContext) context, each)));
        return new Peer(
                builder.properties(Map.copyOf(environment))
                        .run("--spring.application.name=" + service.applicationName()));
    }

    private static void register(
            GenericApplicationContext context,
            Function<DatabaseClient, Subscription<?>> subscription) {
        context.registerBean(
                "subscription" + context.getBeanDefinitionCount(),
                Subscription.class,
                () -> subscription.apply(context.getBean(DatabaseClient.class)));
    }

    /** What the party publishes by. */
    public Publisher publisher() {
        return context.getBean(Publisher.class);
    }

    /** What starts and ends its variants. */
    public Subscriptions subscriptions() {
        return context.getBean(Subscriptions.class);
    }

    @Override
    public void close() {
        context.close();
    }
}
