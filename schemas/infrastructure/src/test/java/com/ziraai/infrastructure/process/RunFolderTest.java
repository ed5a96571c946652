package com.ziraai.infrastructure.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {

    @TempDir Path data;

    private Process sleeper;

    @BeforeEach
    void startSleeper() throws Exception {
        sleeper = new ProcessBuilder("sleep", "60").start();
    }

    @AfterEach
    void endSleeper() {
        sleeper.destroyForcibly();
    }

    @Test
    void rememberedProcessIsFoundByALaterRun() {
        RunFolder.in(data).record("code", sleeper.toHandle());

        assertThat(RunFolder.in(data).living())
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.name()).isEqualTo("code");
                    assertThat(found.pid()).isEqualTo(sleeper.pid());
                });
    }

    @Test
    void endedAndForgottenProcessesAreNotLiving() {
        var folder = RunFolder.in(data);
        folder.record("code", sleeper.toHandle());
        folder.record("dispatch", ProcessHandle.current());
        folder.forget("dispatch");
        Processes.end(sleeper.toHandle(), Duration.ofSeconds(5));

        assertThat(folder.living()).isEmpty();
    }

    @Test
    void strangerThatWasGivenTheSamePidIsLeftAlone() throws Exception {
        var folder = RunFolder.in(data);
        var hourAgo = Instant.now().minus(Duration.ofHours(1));
        Files.writeString(
                data.resolve("run/code.pid"),
                new RecordedProcess("code", sleeper.pid(), hourAgo).format());

        assertThat(folder.living()).isEmpty();
    }

    @Test
    void endedProcessNobodyReapedIsNotLiving() throws Exception {
        // The shell starts a child and becomes a program that never waits for it.
        var parent = new ProcessBuilder("sh", "-c", "true & echo $!; exec sleep 60").start();
        try {
            var child = Long.parseLong(parent.inputReader().readLine());
            ProcessHandle.of(child)
                    .ifPresent(zombie -> {
                        RunFolder.in(data).record("code", zombie);
                        assertThat(Processes.ended(zombie, Duration.ofSeconds(5))).isTrue();
                    });
            assertThat(RunFolder.in(data).living()).isEmpty();
        } finally {
            parent.destroyForcibly();
        }
    }

    @Test
    void tornPidFileNamesNobody() throws Exception {
        var folder = RunFolder.in(data);
        Files.writeString(data.resolve("run/code.pid"), "12");

        assertThat(folder.living()).isEmpty();
    }

    @Test
    void launcherOfAnotherProcessOwnsTheFolderUntilItEnds() {
        var folder = RunFolder.in(data);
        folder.record(RunFolder.LAUNCHER, sleeper.toHandle());
        assertThat(folder.otherLauncher()).isPresent();
        assertThat(folder.isAbandoned()).isFalse();

        Processes.end(sleeper.toHandle(), Duration.ofSeconds(5));
        assertThat(folder.otherLauncher()).isEmpty();
        assertThat(folder.isAbandoned()).isTrue();
    }

    @Test
    void ownLauncherIsNoOther() {
        var folder = RunFolder.in(data);
        folder.record(RunFolder.LAUNCHER, ProcessHandle.current());
        assertThat(folder.otherLauncher()).isEmpty();
    }

    @Test
    void nothingStartsWhileStopping() {
        var folder = RunFolder.in(data);
        folder.refuseStarts();

        assertThatThrownBy(() -> folder.record("code", sleeper.toHandle()))
                .isInstanceOf(StartFailure.class);
        assertThat(Processes.ended(sleeper.toHandle(), Duration.ofSeconds(5))).isTrue();
    }
}
