package com.ziraai.all;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.List;

/**
 * The service a log line is of. Threads belong to the service that started them; the event loops
 * and schedulers of Reactor are everybody's, and what they tell is named after all.
 */
public final class ServiceName extends ClassicConverter {

    private static final String ALL = "services";

    private static final List<String> SHARED =
            List.of("reactor-", "boundedElastic-", "parallel-", "vert.x-");

    /** Made by Logback. */
    public ServiceName() {}

    @Override
    public String convert(ILoggingEvent event) {
        return current();
    }

    /** Of the thread that logs. */
    static String current() {
        Thread thread = Thread.currentThread();
        String name = thread.getName();
        return thread.getContextClassLoader() instanceof View view
                        && SHARED.stream().noneMatch(name::startsWith)
                ? view.service().applicationName()
                : ALL;
    }
}
