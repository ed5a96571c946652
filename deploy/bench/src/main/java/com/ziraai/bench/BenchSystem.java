package com.ziraai.bench;

import com.ziraai.bench.usage.HeapLog;
import com.ziraai.infrastructure.Ports;
import com.ziraai.local.system.SystemOptions;
import com.ziraai.local.terminal.Terminal;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The system most benches start: on free ports, with data beside that of {@code deploy/up}. */
final class BenchSystem {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "folder of this system's data (default: .data/bench)")
    private @Nullable Path data;

    SystemOptions options() {
        return options(List.of());
    }

    /**
     * @param jvmArguments further JVM arguments of every service
     */
    SystemOptions options(List<String> jvmArguments) {
        return HeapLog.kept(
                SystemOptions.of(Terminal.folder(data, ".data/bench"), Ports.free()), jvmArguments);
    }
}
