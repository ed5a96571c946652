package com.ziraai.all;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import reactor.netty.http.HttpResources;

/**
 * Starts services side by side in this JVM, each named {@code <label>=<jar>}, and ends all of them
 * when it is told to end or when one of them does not start. All their jars are on the class path.
 */
public final class AllServices {

    /** The first finds nothing loaded, which several at once would all wait for. */
    private static final int AFTER_THE_FIRST = 2;

    private static final Logger log = LoggerFactory.getLogger(AllServices.class);

    private final Map<String, ConfigurableApplicationContext> running = new ConcurrentHashMap<>();
    private final Starter starter;

    private AllServices(Starter starter) {
        this.starter = starter;
    }

    /**
     * Runs until SIGTERM; with the system property {@code all.training} only until every context is
     * made.
     */
    public static void main(String[] arguments) throws InterruptedException {
        var all = new AllServices(Starter.of(System.getenv(), Boolean.getBoolean("all.training")));
        Runtime.getRuntime().addShutdownHook(new Thread(all::stop, "stop"));
        try {
            all.start(services(arguments));
        } catch (ExecutionException | IOException | RuntimeException e) {
            log.error("The services do not start", e);
            System.exit(1);
        }
        if (all.starter.isTraining()) {
            System.exit(0);
        }
    }

    private static List<Service> services(String[] arguments) throws IOException {
        List<Service> services = new ArrayList<>();
        for (String each : arguments) {
            services.add(Service.of(each));
        }
        return services;
    }

    private void start(List<Service> services) throws ExecutionException, InterruptedException {
        try (ExecutorService first = Executors.newSingleThreadExecutor()) {
            first.submit(() -> start(services.getFirst(), true)).get();
        }
        try (ExecutorService pool = Executors.newFixedThreadPool(AFTER_THE_FIRST)) {
            List<Future<?>> starts = new ArrayList<>();
            services.subList(1, services.size())
                    .forEach(each -> starts.add(pool.submit(() -> start(each, false))));
            for (Future<?> each : starts) {
                each.get();
            }
        }
    }

    private void start(Service service, boolean isFirst) {
        starter.start(service, isFirst).ifPresent(context -> running.put(service.label(), context));
    }

    private void stop() {
        try (ExecutorService pool = Executors.newCachedThreadPool()) {
            running.values().forEach(each -> pool.submit(each::close));
        }
        HttpResources.disposeLoopsAndConnections();
    }
}
