package com.ziraai.all;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.http.client.ReactorResourceFactory;

/**
 * Starts one service as its own main method would.
 *
 * @param variables of the process
 * @param isTraining whether a context is only made, so that the JVM learns which classes it takes
 */
record Starter(Map<String, String> variables, boolean isTraining) {

    /** What meters of the JVM, the machine and the log begin with. */
    private static final List<String> OF_THE_JVM = List.of("jvm", "process", "system", "logback");

    private static final String STRUCTURED = "LOGGING_STRUCTURED_FORMAT_CONSOLE";

    static Starter of(Map<String, String> variables, boolean isTraining) {
        return new Starter(Map.copyOf(variables), isTraining);
    }

    /**
     * Empty in training.
     *
     * @param tellsOfTheJvm whether its metrics tell of the JVM, which is one
     */
    Optional<ConfigurableApplicationContext> start(Service service, boolean tellsOfTheJvm) {
        View view = new View(service, AllServices.class.getClassLoader());
        Thread thread = Thread.currentThread();
        thread.setContextClassLoader(view);
        thread.setName("start-" + service.label());
        try {
            return Optional.of(application(service, view, defaults(tellsOfTheJvm)).run());
        } catch (RuntimeException e) {
            if (isTraining && hasCome(e)) {
                return Optional.empty();
            }
            throw e;
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(service.label() + " has no main class", e);
        }
    }

    private SpringApplication application(Service service, View view, Map<String, Object> defaults)
            throws ClassNotFoundException {
        Class<?> main = view.loadClass(service.mainClass());
        SpringApplication application =
                new SpringApplication(new DefaultResourceLoader(view), main);
        application.setMainApplicationClass(main);
        // Spring's hook would close one context after the other.
        application.setRegisterShutdownHook(false);
        application.setEnvironment(Variables.of(service.label(), variables));
        application.setDefaultProperties(defaults);
        application.addInitializers(context -> adapt((GenericApplicationContext) context));
        return application;
    }

    private Map<String, Object> defaults(boolean tellsOfTheJvm) {
        Map<String, Object> defaults = new HashMap<>();
        // The global registry would copy each meter into the registries of all services.
        defaults.put("management.metrics.use-global-registry", "false");
        if (!tellsOfTheJvm) {
            OF_THE_JVM.forEach(each -> defaults.put("management.metrics.enable." + each, "false"));
        }
        if (variables.containsKey(STRUCTURED)) {
            defaults.put("logging.structured.json.customizer", ServiceMember.class.getName());
        } else {
            defaults.put("logging.config", "classpath:logback-all.xml");
        }
        return defaults;
    }

    private void adapt(GenericApplicationContext context) {
        context.registerBean(
                "reactorResourceFactory", ReactorResourceFactory.class, SharedLoops::new);
        if (isTraining) {
            context.registerBean("training", EndOfTraining.class, EndOfTraining::new);
        }
    }

    private static boolean hasCome(Throwable failure) {
        return failure instanceof TrainedException
                || failure.getCause() != null && hasCome(failure.getCause());
    }

    /** Every bean is made, and no server, listener or schedule has started. */
    private static final class TrainedException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** Ends the start of a context where its parts would begin to work. */
    private static final class EndOfTraining implements SmartLifecycle {

        @Override
        public void start() {
            throw new TrainedException();
        }

        @Override
        public void stop() {}

        @Override
        public boolean isRunning() {
            return false;
        }

        @Override
        public int getPhase() {
            return Integer.MIN_VALUE;
        }
    }
}
