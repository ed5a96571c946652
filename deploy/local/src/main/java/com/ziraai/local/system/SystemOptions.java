package com.ziraai.local.system;

import com.ziraai.infrastructure.Port;
import com.ziraai.infrastructure.Ports;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How the system is started.
 *
 * @param dataFolder keeps everything between starts
 * @param instances of each service, 1 or 2
 * @param simulator further options of the simulator, e.g. {@code --faults faults.json --seed 7
 *     --receipts off}
 * @param environment further variables of every service
 * @param jvmArguments further JVM arguments of every service, e.g. a flight recording
 * @param fences where the epochs of data folders are kept, outside of every data folder
 * @param adopt whether data that belongs to another place is taken over
 * @param services those that are started; the others' topics stay as they are
 * @param oneProcess whether the services share a process, of one instance each
 */
public record SystemOptions(
        Path dataFolder,
        Ports ports,
        int instances,
        List<String> simulator,
        Map<String, String> environment,
        List<String> jvmArguments,
        Path fences,
        boolean adopt,
        Set<Service> services,
        boolean oneProcess) {

    public SystemOptions {
        simulator = List.copyOf(simulator);
        environment = Map.copyOf(environment);
        jvmArguments = List.copyOf(jvmArguments);
        if (oneProcess && instances > 1) {
            throw new IllegalArgumentException("one process holds one instance of each service");
        }
        services = Collections.unmodifiableSet(EnumSet.copyOf(services));
    }

    /** Nothing special. */
    public static SystemOptions of(Path dataFolder, Ports ports) {
        return new SystemOptions(
                dataFolder,
                ports,
                1,
                List.of(),
                Map.of(),
                List.of(),
                Epochs.standardFolder(System.getenv(), System.getProperty("user.home")),
                false,
                EnumSet.allOf(Service.class),
                false);
    }

    public SystemOptions withInstances(int number) {
        return new SystemOptions(
                dataFolder,
                ports,
                number,
                simulator,
                environment,
                jvmArguments,
                fences,
                adopt,
                services,
                oneProcess);
    }

    public SystemOptions withSimulator(List<String> arguments) {
        return new SystemOptions(
                dataFolder,
                ports,
                instances,
                arguments,
                environment,
                jvmArguments,
                fences,
                adopt,
                services,
                oneProcess);
    }

    public SystemOptions withEnvironment(Map<String, String> variables) {
        return new SystemOptions(
                dataFolder,
                ports,
                instances,
                simulator,
                variables,
                jvmArguments,
                fences,
                adopt,
                services,
                oneProcess);
    }

    public SystemOptions withJvmArguments(List<String> arguments) {
        return new SystemOptions(
                dataFolder,
                ports,
                instances,
                simulator,
                environment,
                arguments,
                fences,
                adopt,
                services,
                oneProcess);
    }

    public SystemOptions withFences(Path folder) {
        return new SystemOptions(
                dataFolder,
                ports,
                instances,
                simulator,
                environment,
                jvmArguments,
                folder,
                adopt,
                services,
                oneProcess);
    }

    public SystemOptions withAdopt(boolean wanted) {
        return new SystemOptions(
                dataFolder,
                ports,
                instances,
                simulator,
                environment,
                jvmArguments,
                fences,
                wanted,
                services,
                oneProcess);
    }

    public SystemOptions withServices(Set<Service> wanted) {
        return new SystemOptions(
                dataFolder,
                ports,
                instances,
                simulator,
                environment,
                jvmArguments,
                fences,
                adopt,
                wanted,
                oneProcess);
    }

    public SystemOptions withOneProcess(boolean wanted) {
        return new SystemOptions(
                dataFolder,
                ports,
                instances,
                simulator,
                environment,
                jvmArguments,
                fences,
                adopt,
                services,
                wanted);
    }

    /** The ports that will be listened on. */
    List<Port> listeners() {
        return Arrays.stream(Port.values())
                .filter(port -> instances > 1 || !port.isOfSecondInstance())
                .toList();
    }
}
