package com.ziraai.local.system;

import com.ziraai.infrastructure.Jvm;
import com.ziraai.infrastructure.process.ChildProcess;
import com.ziraai.infrastructure.process.Folders;
import com.ziraai.infrastructure.process.ProcessSpec;
import com.ziraai.infrastructure.process.RunFolder;
import com.ziraai.infrastructure.process.StartFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** One service's jar, unpacked, with its AOT cache once that has been trained. */
final class BootApplication {

    private static final List<String> HEAP = List.of("-Xmx256m", "-Xmn128m");

    /**
     * What every service runs with, on this machine and in its image. Half of the heap is young and
     * half of that holds what is being worked on: with the usual tenth, one long request fills the
     * old half for nothing.
     */
    static final List<String> JVM_ARGUMENTS =
            List.of(
                    "-XX:SurvivorRatio=2",
                    "-XX:TargetSurvivorRatio=90",
                    "-XX:+UseSerialGC",
                    "-XX:+ExitOnOutOfMemoryError",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow");

    private static final Duration EXTRACTION_LIMIT = Duration.ofSeconds(60);

    private final String name;
    private final Path folder;
    private final Path jar;

    private BootApplication(String name, Path folder, Path jar) {
        this.name = name;
        this.folder = folder;
        this.jar = jar;
    }

    /**
     * Unpacks a jar unless that was done before, and deletes what older versions of it left.
     *
     * @param name part of the system, e.g. {@code campaign}
     */
    static BootApplication unpack(String name, Path jar, RunFolder run) {
        var versions = run.data().resolve("apps").resolve(name);
        var folder = versions.resolve(Fingerprint.of(jar, System.getProperty("java.vm.version")));
        if (!Files.exists(folder)) {
            Folders.delete(versions);
            extract(name, jar, folder, run);
        }
        return new BootApplication(name, folder, folder.resolve(jar.getFileName()));
    }

    private static void extract(String name, Path jar, Path folder, RunFolder run) {
        var part = folder.resolveSibling("part");
        var command =
                List.of(
                        Jvm.executable(),
                        "-XX:TieredStopAtLevel=1",
                        "-Djarmode=tools",
                        "-jar",
                        jar.toString(),
                        "extract",
                        "--destination",
                        part.toString());
        var extraction =
                ChildProcess.start(new ProcessSpec(name + "-extract", command, Map.of()), run);
        if (extraction.awaitEnd(EXTRACTION_LIMIT) != 0) {
            throw new StartFailure(jar + " could not be unpacked; see " + extraction.log());
        }
        move(part, folder);
    }

    /** The command that runs the application, with its cache if it has one. */
    List<String> command(List<String> jvmArguments) {
        var arguments = new ArrayList<String>();
        arguments.addAll(cache().use());
        arguments.addAll(jvmArguments);
        return java(arguments);
    }

    /** Its own jar; the manifest names the libraries beside it. */
    Path jar() {
        return jar;
    }

    /** Names this version of it. */
    String fingerprint() {
        return folder.getFileName().toString();
    }

    /** All jars of its class path. */
    List<Path> jars() {
        try (var libraries = Files.list(folder.resolve("lib"))) {
            return Stream.concat(Stream.of(jar), libraries.sorted()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Trainee trainee(Supplier<Map<String, String>> environment) {
        var command = java(List.of(cache().write(), "-Dspring.context.exit=onRefresh"));
        return new Trainee(name, cache(), command, environment);
    }

    private List<String> java(List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(Jvm.executable());
        command.addAll(HEAP);
        command.addAll(JVM_ARGUMENTS);
        command.addAll(arguments);
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }

    private AotCache cache() {
        return new AotCache(folder);
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
