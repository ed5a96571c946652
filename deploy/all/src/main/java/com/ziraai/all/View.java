package com.ziraai.all;

import java.io.IOException;
import java.net.URL;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.SmartClassLoader;

/**
 * The common class path as one service has it alone. It defines no class: whatever it shows is
 * loaded once for all. It hides the classes and resources of jars the service does not have, by
 * which libraries would configure themselves otherwise.
 */
final class View extends ClassLoader implements SmartClassLoader {

    static {
        registerAsParallelCapable();
    }

    private final Service service;
    private final ClassLoader common;

    /** Of this module's own jar, which every service sees. */
    private final @Nullable String ours = fileName(View.class);

    View(Service service, ClassLoader common) {
        super(service.label(), common);
        this.service = service;
        this.common = common;
    }

    Service service() {
        return service;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        Class<?> found = common.loadClass(name);
        if (found.getClassLoader() == common && !has(fileName(found))) {
            throw new ClassNotFoundException(name + ": " + service.label() + " has no such class");
        }
        return found;
    }

    @Override
    public @Nullable URL getResource(String name) {
        URL first = common.getResource(name);
        if (first == null || has(fileName(first))) {
            return first;
        }
        try {
            List<URL> own = own(name);
            return own.isEmpty() ? null : own.getFirst();
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return Collections.enumeration(own(name));
    }

    private List<URL> own(String name) throws IOException {
        List<URL> own = new ArrayList<>();
        for (URL each : Collections.list(common.getResources(name))) {
            if (has(fileName(each))) {
                own.add(each);
            }
        }
        return own;
    }

    /** What is in no jar belongs to the JVM, or to a test. */
    private boolean has(@Nullable String jar) {
        return jar == null || jar.equals(ours) || service.jars().contains(jar);
    }

    private static @Nullable String fileName(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        return source == null || source.getLocation() == null
                ? null
                : jarName(source.getLocation().getPath());
    }

    private static @Nullable String fileName(URL resource) {
        if (!resource.getProtocol().equals("jar")) {
            return null;
        }
        String path = resource.getPath();
        return jarName(path.substring(0, path.indexOf("!/")));
    }

    private static @Nullable String jarName(String path) {
        return path.endsWith(".jar") ? path.substring(path.lastIndexOf('/') + 1) : null;
    }

    /** Generated subclasses are defined there, beside the classes they extend. */
    @Override
    public ClassLoader getOriginalClassLoader() {
        return common;
    }
}
