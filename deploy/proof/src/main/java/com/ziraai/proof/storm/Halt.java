package com.ziraai.proof.storm;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import com.ziraai.infrastructure.process.Processes;
import com.ziraai.proof.agent.HaltAgent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Lets a running JVM of ours halt at a moment. */
final class Halt {

    private final Path agent;

    /**
     * @param agent jar of {@link HaltAgent}
     * @throws IllegalArgumentException if it is no file, as the folder of its classes
     */
    Halt(Path agent) {
        if (!Files.isRegularFile(agent)) {
            throw new IllegalArgumentException("a JVM loads an agent from a jar only: " + agent);
        }
        this.agent = agent;
    }

    /** With the agent of the jar we run from. */
    static Halt ofThisJar() {
        return new Halt(
                Path.of(
                        HaltAgent.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .getPath()));
    }

    /**
     * Arms the process and waits until it came by.
     *
     * @param place {@code <class>#<method>}
     * @return whether it did and is dead; otherwise it lives on, armed
     * @throws IllegalStateException if the place is not there
     */
    boolean at(String place, ProcessHandle process, Duration patience) {
        try {
            var machine = VirtualMachine.attach(Long.toString(process.pid()));
            try {
                machine.loadAgent(agent.toString(), place);
            } finally {
                machine.detach();
            }
        } catch (AgentInitializationException | AgentLoadException e) {
            throw new IllegalStateException("nothing can halt at " + place, e);
        } catch (AttachNotSupportedException | IOException e) {
            // It died while we attached, or before.
            return !Processes.isRunning(process);
        }
        return Processes.ended(process, patience);
    }
}
