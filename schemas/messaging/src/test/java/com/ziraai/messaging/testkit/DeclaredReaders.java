package com.ziraai.messaging.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.contract.Service;
import com.ziraai.contract.Topic;
import com.ziraai.contract.Topic.Cleanup;
import com.ziraai.contract.Topics;
import com.ziraai.messaging.replica.Replica;
import com.ziraai.messaging.subscribe.Subscription;
import com.ziraai.messaging.subscribe.Subscriptions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;

/**
 * Holds every service a test starts to what it is declared to read: whoever is told of a topic and
 * does not listen to it would lose it silently. That nobody reads what it is not declared for, the
 * service itself refuses. Found by {@code META-INF/spring.factories} of the test-jar.
 */
final class DeclaredReaders implements ApplicationListener<ApplicationReadyEvent> {

    @Override
    public void onApplicationEvent(ApplicationReadyEvent started) {
        ApplicationContext context = started.getApplicationContext();
        boolean isPeer = started.getSpringApplication().getAllSources().contains(Peer.APPLICATION);
        if (!isPeer && !context.getBeansOfType(Subscriptions.class).isEmpty()) {
            Service service = context.getBean(Service.class);
            assertThat(unread(service, read(context)))
                    .as("%s is declared as a reader of these", service.applicationName())
                    .isEmpty();
        }
    }

    private static Set<Topic<?>> read(ApplicationContext context) {
        Set<Topic<?>> read = new HashSet<>();
        context.getBeansOfType(Subscription.class)
                .values()
                .forEach(each -> ((Subscription<?>) each).topics().forEach(read::add));
        context.getBeansOfType(Replica.class).values().forEach(each -> read.add(each.topic()));
        return read;
    }

    /** Declared and not read; its own memory a service may read back whole when it has to. */
    static List<String> unread(Service service, Set<Topic<?>> read) {
        return Topics.readBy(service).stream()
                .filter(topic -> !read.contains(topic))
                .filter(topic -> topic.owner() != service || topic.cleanup() != Cleanup.COMPACT)
                .map(Topic::name)
                .toList();
    }
}
