package com.ziraai.bench;

import com.ziraai.local.infrastructure.Checkout;
import com.ziraai.local.infrastructure.Ports;
import com.ziraai.local.system.SystemOptions;
import com.ziraai.local.terminal.CommandLine;
import java.nio.file.Path;

/** The system every bench starts: on free ports, with data beside that of {@code deploy/up}. */
final class BenchSystem {

    private BenchSystem() {}

    /** Its options, with the folder of {@code --data} if that is given. */
    static SystemOptions options(CommandLine line) {
        Path data =
                line.value("--data")
                        .map(Path::of)
                        .orElseGet(() -> Checkout.find().root().resolve(".data/bench"));
        return SystemOptions.of(data, Ports.free());
    }
}
