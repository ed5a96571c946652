package com.ziraai.proof.storm;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import com.ziraai.local.process.Processes;
import com.ziraai.proof.agent.HaltAgent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** Lets a running JVM of ours halt at a moment. */
final class Halt {

    private final Path agent;

    Halt() {
        this.agent =
                Path.of(
                        HaltAgent.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .getPath());
    }

    /**
     * Arms the process and waits until it came by.
     *
     * @return whether it did and is dead; otherwise it lives on, armed
     * @throws IllegalStateException if the place is not there any more, which makes the moment void
     */
    boolean at(Moment moment, ProcessHandle process, Duration patience) {
        try {
            var machine = VirtualMachine.attach(Long.toString(process.pid()));
            try {
                machine.loadAgent(agent.toString(), moment.place());
            } finally {
                machine.detach();
            }
        } catch (AgentInitializationException | AgentLoadException e) {
            throw new IllegalStateException(moment + " cannot be reached: " + moment.place(), e);
        } catch (AttachNotSupportedException | IOException e) {
            // It died while we attached, or before.
            return !Processes.isRunning(process);
        }
        return Processes.ended(process, patience);
    }
}
