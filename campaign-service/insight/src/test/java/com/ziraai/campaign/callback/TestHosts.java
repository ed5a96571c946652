package com.ziraai.campaign.callback;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;

/** A name server of our own; nobody else's is asked. */
public final class TestHosts
        implements HostNames, ApplicationContextInitializer<GenericApplicationContext> {

    private final Map<String, Deque<List<InetAddress>>> answers = new ConcurrentHashMap<>();

    /**
     * From now on the host is there: one answer each time it is asked for, the last one for good.
     */
    @SafeVarargs
    public final void put(String host, List<String>... addresses) {
        Deque<List<InetAddress>> queue = new ArrayDeque<>();
        Stream.of(addresses)
                .map(each -> each.stream().map(InetAddress::ofLiteral).toList())
                .forEach(queue::add);
        answers.put(host, queue);
    }

    @Override
    public List<InetAddress> lookUp(String host) throws UnknownHostException {
        Deque<List<InetAddress>> queue = answers.get(host);
        if (queue == null) {
            throw new UnknownHostException(host);
        }
        synchronized (queue) {
            return queue.size() == 1 ? queue.getFirst() : queue.removeFirst();
        }
    }

    @Override
    public void initialize(GenericApplicationContext context) {
        context.registerBean(HostNames.class, () -> this);
    }
}
