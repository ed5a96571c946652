package com.ziraai.all;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/**
 * A service as its unpacked jar describes it.
 *
 * @param label e.g. {@code channel-sms}; prefixes its variables
 * @param mainClass name of what starts it alone
 * @param jars file names of its own jar and its libraries
 */
record Service(String label, String mainClass, Set<String> jars) {

    /**
     * @param argument {@code <label>=<file>}: a jar whose manifest names the main class and the
     *     libraries
     */
    static Service of(String argument) throws IOException {
        int split = argument.indexOf('=');
        if (split < 1) {
            throw new IllegalArgumentException("not <label>=<jar>: " + argument);
        }
        Path file = Path.of(argument.substring(split + 1));
        try (JarFile jar = new JarFile(file.toFile())) {
            Attributes manifest = jar.getManifest().getMainAttributes();
            String main = manifest.getValue(Attributes.Name.MAIN_CLASS);
            String libraries = manifest.getValue(Attributes.Name.CLASS_PATH);
            if (main == null || libraries == null) {
                throw new IllegalArgumentException(file + " names no main class or no libraries");
            }
            Set<String> jars = new HashSet<>();
            jars.add(file.toFile().getName());
            Arrays.stream(libraries.split(" "))
                    .map(File::new)
                    .map(File::getName)
                    .forEach(jars::add);
            return new Service(argument.substring(0, split), main, Set.copyOf(jars));
        }
    }

    /** {@code spring.application.name}, as its log lines and metrics name it. */
    String applicationName() {
        return label + "-service";
    }
}
