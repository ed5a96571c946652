package com.ziraai.infrastructure;

import com.ziraai.infrastructure.process.StartFailure;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The checkout of this repository that is being worked in: where the build left the broker, the
 * registry and the services' jars. Found upward from this class' jar or class folder, or from the
 * working directory when the class came from the local Maven repository; the system property {@code
 * ziraai.checkout} overrides both.
 *
 * @param root folder of the root {@code pom.xml}
 */
public record Checkout(Path root) {

    private static final Path MARK = Path.of("schemas", "infrastructure", "pom.xml");

    /** The checkout this JVM belongs to. */
    public static Checkout find() {
        return Stream.of(fromProperty(), above(codeSource()), above(Path.of("").toAbsolutePath()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() ->
                        new StartFailure(
                                "no checkout with "
                                        + MARK
                                        + " above "
                                        + Path.of("").toAbsolutePath()));
    }

    /** Jars of a Kafka broker. */
    public Path kafka() {
        return built("kafka");
    }

    /** An unpacked Apicurio registry. */
    public Path registry() {
        return built("registry");
    }

    /** Where PostgreSQL's binaries are unpacked on first use. */
    public Path postgres() {
        return target().resolve("postgres");
    }

    /** The runnable jar of a module, e.g. {@code campaign-service} or {@code deploy/simulator}. */
    public Path jar(String module) {
        var folder = root.resolve(module);
        var jar = folder.resolve("target").resolve(folder.getFileName() + ".jar");
        if (!Files.isRegularFile(jar)) {
            throw new StartFailure(jar + " is missing; build it: mvn -DskipTests package");
        }
        return jar;
    }

    private Path built(String folder) {
        var path = target().resolve(folder);
        if (!Files.isDirectory(path)) {
            throw new StartFailure(
                    path
                            + " is missing; build it: mvn -pl schemas/infrastructure -DskipTests package");
        }
        return path;
    }

    private Path target() {
        return root.resolve("schemas/infrastructure/target");
    }

    private static Optional<Checkout> fromProperty() {
        return Optional.ofNullable(System.getProperty("ziraai.checkout"))
                .map(Path::of)
                .map(Checkout::new);
    }

    private static Optional<Checkout> above(@Nullable Path start) {
        for (var folder = start; folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve(MARK))) {
                return Optional.of(new Checkout(folder));
            }
        }
        return Optional.empty();
    }

    private static @Nullable Path codeSource() {
        var source = Checkout.class.getProtectionDomain().getCodeSource();
        try {
            return source == null ? null : Path.of(source.getLocation().toURI());
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
