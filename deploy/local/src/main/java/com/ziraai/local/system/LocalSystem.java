package com.ziraai.local.system;

import com.ziraai.infrastructure.Checkout;
import com.ziraai.infrastructure.Http;
import com.ziraai.infrastructure.Jvm;
import com.ziraai.infrastructure.LocalInfrastructure;
import com.ziraai.infrastructure.Port;
import com.ziraai.infrastructure.Progress;
import com.ziraai.infrastructure.Remains;
import com.ziraai.infrastructure.process.ManagedProcess;
import com.ziraai.infrastructure.process.Parallel;
import com.ziraai.infrastructure.process.ProcessSpec;
import com.ziraai.infrastructure.process.Processes;
import com.ziraai.infrastructure.process.RunFolder;
import com.ziraai.infrastructure.process.StartFailure;
import com.ziraai.infrastructure.token.SigningKeys;
import com.ziraai.infrastructure.token.TokenMint;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The running system. Closing stops services, simulator, registry, Kafka and PostgreSQL in this
 * order; a shutdown hook does the same when the JVM is ended first. Parts are named as their logs,
 * second instances as {@code campaign-2}: {@code campaign}, {@code code}, {@code dispatch}, {@code
 * channel-sms}, {@code channel-whatsapp}, {@code channel-email}, {@code analytics}, {@code
 * simulator}, {@code registry}, {@code kafka}, {@code postgres}; where the services share a process
 * that is {@code services}.
 */
public final class LocalSystem implements AutoCloseable {

    private static final String SIMULATOR = "simulator";

    /** Two cores start three services soonest; all at once makes each wait for the others. */
    private static final int STARTS_AT_ONCE = 3;

    private static final Duration START_LIMIT = Duration.ofSeconds(240);

    /**
     * Longer than a service needs to finish what it holds; what is cut off is redelivered after the
     * next start.
     */
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(8);

    private final SystemOptions options;
    private final RunFolder folder;
    private final Environments environments;
    private final TokenMint mint;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile Map<String, ManagedProcess> processes = Map.of();
    private volatile @Nullable LocalInfrastructure infrastructure;
    private volatile @Nullable Training training;

    private LocalSystem(SystemOptions options, RunFolder folder) {
        var secrets = folder.data().resolve("secrets");
        var keys = SigningKeys.in(secrets);
        this.options = options;
        this.folder = folder;
        var epoch = new Epochs(options.fences()).of(folder.data());
        this.environments =
                new Environments(
                        options.ports(),
                        Secrets.in(secrets),
                        keys,
                        SigningKeys.ofGateway(secrets),
                        epoch,
                        folder.data().resolve("journals").toAbsolutePath());
        this.mint = new TokenMint(keys, Clock.systemUTC());
    }

    /**
     * Starts everything and waits until all of it is healthy.
     *
     * @throws StartFailure when a port is taken, an earlier run is in the way, or a part does not
     *     start; what had started is stopped again
     */
    public static LocalSystem start(SystemOptions options, Progress progress) {
        var folder = RunFolder.in(options.dataFolder());
        Remains.refuse(folder, progress::notice);
        refuseTakenPorts(options);
        folder.record(RunFolder.LAUNCHER, ProcessHandle.current());
        var system = new LocalSystem(options, folder);
        Runtime.getRuntime().addShutdownHook(new Thread(system::close, "stop"));
        try {
            system.startAll(progress);
            return system;
        } catch (RuntimeException e) {
            system.close();
            throw e;
        }
    }

    /** As {@link #start(SystemOptions, Progress)}, silently. */
    public static LocalSystem start(SystemOptions options) {
        return start(options, Progress.SILENT);
    }

    private static void refuseTakenPorts(SystemOptions options) {
        var ports = options.ports();
        var taken = ports.taken(options.listeners());
        if (!taken.isEmpty()) {
            var names =
                    taken.stream()
                            .map(port -> ports.number(port) + " (" + port.label() + ")")
                            .collect(Collectors.joining(", "));
            throw new StartFailure(
                    "taken by another program: port " + names + "; end it or use --ports free");
        }
    }

    private void startAll(Progress progress) {
        var unpacking = CompletableFuture.supplyAsync(this::unpack);
        var running = LocalInfrastructure.start(folder, options.ports(), progress);
        infrastructure = running;
        var applications = join(unpacking);
        var simulator = simulator();
        var described = new LinkedHashMap<String, ManagedProcess>();
        described.put(SIMULATOR, simulator);
        var starts = new ArrayList<Runnable>();
        starts.add(() -> progress.time(SIMULATOR, simulatorUrl(), simulator::start));
        List<Part> parts =
                options.oneProcess()
                        ? List.of(all(applications, running))
                        : each(applications, running);
        for (var part : parts) {
            described.put(part.process().name(), part.process());
            starts.add(() -> start(part, running, progress));
        }
        processes = described;
        training = training(applications, running);
        Parallel.run(STARTS_AT_ONCE, starts);
    }

    /**
     * A process of ours.
     *
     * @param services the port of each service it runs
     */
    private record Part(ManagedProcess process, Map<Service, Port> services) {}

    private void start(Part part, LocalInfrastructure running, Progress progress) {
        part.services().keySet().forEach(each -> running.createDatabase(each.database()));
        var address =
                part.services().values().stream()
                        .map(options.ports()::url)
                        .collect(Collectors.joining(" "));
        progress.time(part.process().name(), address, part.process()::start);
        part.services().forEach((service, port) -> tellIfFenced(service, port, progress));
    }

    private List<Part> each(
            Map<Service, BootApplication> applications, LocalInfrastructure running) {
        var parts = new ArrayList<Part>();
        for (int instance = 0; instance < options.instances(); instance++) {
            for (var service : options.services()) {
                var port = service.ports(options.instances()).get(instance);
                var application = Objects.requireNonNull(applications.get(service));
                var process = describe(service, port, application, running);
                parts.add(new Part(process, Map.of(service, port)));
            }
        }
        return parts;
    }

    private Part all(Map<Service, BootApplication> applications, LocalInfrastructure running) {
        var one = OneProcess.of(applications, folder);
        var ports = new EnumMap<Service, Port>(Service.class);
        options.services().forEach(each -> ports.put(each, each.port()));
        var spec =
                new ProcessSpec(
                        OneProcess.NAME,
                        one.command(options.jvmArguments()),
                        one.environment(each -> environment(each, each.port(), running)));
        var process =
                managed(
                        spec,
                        () ->
                                ports.values().stream()
                                        .allMatch(port -> readiness(port).isSettled()));
        return new Part(process, ports);
    }

    private void tellIfFenced(Service service, Port port, Progress progress) {
        if (service.sends() && readiness(port).isFenced()) {
            progress.notice(
                    port.label()
                            + " is fenced and sends nothing: this data belongs to another place."
                            + " If that one is stopped for good, start with --adopt.");
        }
    }

    private Readiness readiness(Port port) {
        return new Readiness(options.ports().url(port) + "/actuator/health/readiness");
    }

    private Map<Service, BootApplication> unpack() {
        var checkout = Checkout.find();
        var applications = new EnumMap<Service, BootApplication>(Service.class);
        for (var service : options.services()) {
            var jar = checkout.jar(service.module());
            applications.put(service, BootApplication.unpack(service.label(), jar, folder));
        }
        return applications;
    }

    private static <T> T join(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private ManagedProcess simulator() {
        var command =
                new ArrayList<>(
                        List.of(
                                Jvm.executable(),
                                "-Xmx256m",
                                "-XX:+UseSerialGC",
                                // As Kafka: quick to start beats fast.
                                "-XX:TieredStopAtLevel=1",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-jar",
                                Checkout.find().jar("deploy/simulator").toString(),
                                "--host",
                                "127.0.0.1",
                                "--port",
                                Integer.toString(options.ports().number(Port.SIMULATOR)),
                                "--whatsapp-webhook",
                                options.ports().url(Port.CHANNEL_WHATSAPP) + "/webhooks/whatsapp",
                                "--smtp-port",
                                Integer.toString(options.ports().number(Port.SIMULATOR_SMTP)),
                                "--smtp-receipts",
                                options.ports().url(Port.CHANNEL_EMAIL) + "/receipts/smtp"));
        command.addAll(options.simulator());
        var health = options.ports().url(Port.SIMULATOR) + "/health";
        return managed(
                new ProcessSpec(SIMULATOR, command, environments.ofSimulator()),
                () -> Http.answers(health));
    }

    private ManagedProcess describe(
            Service service, Port port, BootApplication application, LocalInfrastructure running) {
        var spec =
                new ProcessSpec(
                        port.label(),
                        application.command(options.jvmArguments()),
                        environment(service, port, running));
        return managed(spec, readiness(port)::isSettled);
    }

    private ManagedProcess managed(ProcessSpec spec, BooleanSupplier ready) {
        return new ManagedProcess(spec, folder, ready, START_LIMIT, STOP_PATIENCE);
    }

    private Map<String, String> environment(
            Service service, Port port, LocalInfrastructure running) {
        var environment = new LinkedHashMap<>(environments.of(service, port, running));
        if (options.adopt() && service.sends()) {
            environment.put("CHANNEL_FENCE_ADOPT", FenceRow.in(running, service.database()));
        }
        environment.putAll(options.environment());
        return environment;
    }

    private Training training(
            Map<Service, BootApplication> applications, LocalInfrastructure running) {
        Function<Service, Map<String, String>> environment =
                service -> environment(service, service.port(), running);
        if (options.oneProcess()) {
            var one = OneProcess.of(applications, folder);
            return new Training(folder, List.of(one.trainee(() -> one.environment(environment))));
        }
        return new Training(
                folder,
                applications.entrySet().stream()
                        .map(each ->
                                each.getValue().trainee(() -> environment.apply(each.getKey())))
                        .toList());
    }

    /** What makes the next start of this system faster; it takes CPU from what runs meanwhile. */
    public Training training() {
        return Objects.requireNonNull(training, "not started");
    }

    /** {@code http://127.0.0.1:<port>} of a service's first instance. */
    public String url(Service service) {
        return options.ports().url(service.port());
    }

    /** The names of the parts that run a service: one of each instance, or the one of all. */
    public List<String> parts(Service service) {
        return options.oneProcess()
                ? List.of(OneProcess.NAME)
                : service.ports(options.instances()).stream().map(Port::label).toList();
    }

    /** Those of all its instances. */
    public List<String> urls(Service service) {
        return service.ports(options.instances()).stream().map(options.ports()::url).toList();
    }

    public String simulatorUrl() {
        return options.ports().url(Port.SIMULATOR);
    }

    /**
     * A bearer token.
     *
     * @param role {@code Sponsor} or {@code Admin}
     */
    public String token(String sponsorId, String name, String role) {
        return mint.mint(sponsorId, name, role);
    }

    public LocalInfrastructure infrastructure() {
        return Objects.requireNonNull(infrastructure, "not started");
    }

    public Path dataFolder() {
        return folder.data();
    }

    public Path logs() {
        return folder.logs();
    }

    /** Whether stopping has begun. */
    public boolean isClosed() {
        return closed.get();
    }

    /** Running processes by name; a part that is down is missing. */
    public Map<String, ProcessHandle> processes() {
        var running = new LinkedHashMap<>(infrastructure().processes());
        processes.forEach((name, process) ->
                process.handle()
                        .filter(ProcessHandle::isAlive)
                        .ifPresent(handle -> running.put(name, handle)));
        return running;
    }

    /** Starts a stopped or killed part and waits until it is healthy. */
    public void start(String name) {
        var process = processes.get(name);
        if (process == null) {
            infrastructure().start(name);
        } else {
            process.start();
        }
    }

    /** Stops one part in an orderly way. */
    public void stop(String name) {
        var process = processes.get(name);
        if (process == null) {
            infrastructure().stop(name);
        } else {
            process.stop();
        }
    }

    /** Kills one part as a power cut would. */
    public void kill(String name) {
        var process = processes.get(name);
        if (process == null) {
            infrastructure().kill(name);
        } else {
            process.kill();
        }
    }

    /** Freezes a part with all its processes, as a stalled machine would (SIGSTOP). */
    public void suspend(String name) {
        signal("STOP", name);
    }

    /** Lets a frozen part go on (SIGCONT). */
    public void resume(String name) {
        signal("CONT", name);
    }

    private void signal(String signal, String name) {
        var process = processes().get(name);
        if (process != null) {
            Processes.signal(signal, process);
        }
    }

    /** Stops one part in an orderly way and starts it again. */
    public void restart(String name) {
        stop(name);
        start(name);
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        folder.refuseStarts();
        var unfinished = training;
        if (unfinished != null) {
            unfinished.close();
        }
        stopServices();
        var running = infrastructure;
        if (running != null) {
            running.close();
        }
        // Parts that were still starting are known only by their pid files.
        Remains.end(folder, line -> {});
    }

    private void stopServices() {
        List<Runnable> stops =
                processes.values().stream()
                        .filter(process -> !process.name().equals(SIMULATOR))
                        .<Runnable>map(process -> process::stop)
                        .toList();
        if (!stops.isEmpty()) {
            Parallel.run(stops.size(), stops);
        }
        var simulator = processes.get(SIMULATOR);
        if (simulator != null) {
            simulator.stop();
        }
    }
}
