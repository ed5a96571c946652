package com.ziraai.infrastructure.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A process as its pid file remembers it.
 *
 * @param name part of the system
 * @param pid process id
 * @param startedAt start time as the operating system tells it
 */
public record RecordedProcess(String name, long pid, Instant startedAt) {

    /**
     * The kernel's boot time, from which start times are computed, moves when the clock is
     * adjusted.
     */
    private static final Duration TOLERANCE = Duration.ofSeconds(3);

    static RecordedProcess of(String name, ProcessHandle process) {
        return new RecordedProcess(name, process.pid(), startOf(process));
    }

    static RecordedProcess parse(String name, String line) {
        var fields = line.strip().split(" ");
        return new RecordedProcess(
                name, Long.parseLong(fields[0]), Instant.ofEpochMilli(Long.parseLong(fields[1])));
    }

    String format() {
        return pid + " " + startedAt.toEpochMilli();
    }

    /** The process, unless it has ended or its pid now belongs to another one. */
    public Optional<ProcessHandle> find() {
        return ProcessHandle.of(pid).filter(Processes::isRunning).filter(this::isSame);
    }

    private boolean isSame(ProcessHandle process) {
        return Duration.between(startedAt, startOf(process)).abs().compareTo(TOLERANCE) < 0;
    }

    private static Instant startOf(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }
}
