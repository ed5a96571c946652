package com.ziraai.bench;

import com.ziraai.infrastructure.Ports;
import com.ziraai.local.system.SystemOptions;
import com.ziraai.local.terminal.Terminal;
import java.nio.file.Path;
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
        return SystemOptions.of(Terminal.folder(data, ".data/bench"), Ports.free());
    }
}
