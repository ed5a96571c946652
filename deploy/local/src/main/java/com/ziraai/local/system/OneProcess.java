package com.ziraai.local.system;

import com.ziraai.infrastructure.Checkout;
import com.ziraai.infrastructure.Jvm;
import com.ziraai.infrastructure.process.Folders;
import com.ziraai.infrastructure.process.RunFolder;
import com.ziraai.infrastructure.process.StartFailure;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** All services in one JVM, by the jars they are made of. */
final class OneProcess {

    /** Of the process, its log and its pid file. */
    static final String NAME = "services";

    /** The old half must be there from the start, or the JVM refuses the objects in a cache. */
    private static final List<String> HEAP = List.of("-Xms768m", "-Xmx768m", "-Xmn384m");

    private static final String MAIN = "com.ziraai.all.AllServices";

    private final Map<Service, BootApplication> applications;
    private final AotCache cache;

    private OneProcess(Map<Service, BootApplication> applications, AotCache cache) {
        this.applications = applications;
        this.cache = cache;
    }

    /** Deletes what other versions left. */
    static OneProcess of(Map<Service, BootApplication> applications, RunFolder run) {
        var versions = run.data().resolve("apps").resolve(NAME);
        var folder = versions.resolve(fingerprint(applications.values()));
        if (!Files.exists(folder)) {
            Folders.delete(versions);
            create(folder);
        }
        return new OneProcess(applications, new AotCache(folder));
    }

    private static String fingerprint(Collection<BootApplication> applications) {
        var of =
                applications.stream()
                        .map(BootApplication::fingerprint)
                        .collect(Collectors.joining(" "));
        var whole = of + Fingerprint.of(jar(), System.getProperty("java.vm.version"));
        return UUID.nameUUIDFromBytes(whole.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static Path jar() {
        return Checkout.find().jar("deploy/all");
    }

    private static void create(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> command(List<String> jvmArguments) {
        var arguments = new ArrayList<>(cache.use());
        arguments.addAll(jvmArguments);
        return java(arguments);
    }

    Trainee trainee(Supplier<Map<String, String>> environment) {
        return new Trainee(
                NAME, cache, java(List.of(cache.write(), "-Dall.training=true")), environment);
    }

    private List<String> java(List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(Jvm.executable());
        command.addAll(HEAP);
        command.addAll(BootApplication.JVM_ARGUMENTS);
        command.addAll(arguments);
        command.addAll(List.of("-cp", classPath(), MAIN));
        applications.forEach(
                (service, application) -> command.add(service.label() + "=" + application.jar()));
        return command;
    }

    /** Each jar once: what has one name is one file. */
    private String classPath() {
        var jars = new LinkedHashMap<String, Path>();
        jars.put(jar().getFileName().toString(), jar());
        for (var application : applications.values()) {
            for (var jar : application.jars()) {
                var known = jars.putIfAbsent(jar.getFileName().toString(), jar);
                if (known != null && size(known) != size(jar)) {
                    throw new StartFailure(
                            known + " and " + jar + " differ; build all services together");
                }
            }
        }
        return jars.values().stream()
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The variables of all services; each one's begin with its label. */
    Map<String, String> environment(Function<Service, Map<String, String>> own) {
        var all = new LinkedHashMap<String, String>();
        applications
                .keySet()
                .forEach(service ->
                        own.apply(service)
                                .forEach((name, value) -> all.put(labelled(service, name), value)));
        return all;
    }

    private static String labelled(Service service, String name) {
        return service.label().toUpperCase(Locale.ROOT).replace('-', '_') + "__" + name;
    }
}
