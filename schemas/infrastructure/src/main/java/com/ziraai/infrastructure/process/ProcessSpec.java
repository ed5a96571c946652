package com.ziraai.infrastructure.process;

import java.util.List;
import java.util.Map;

/**
 * What to start.
 *
 * @param name part of the system as people know it; also the name of its log and pid file
 * @param command program and arguments
 * @param environment variables besides the few every process gets (see {@link ChildProcess})
 */
public record ProcessSpec(String name, List<String> command, Map<String, String> environment) {

    public ProcessSpec {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
