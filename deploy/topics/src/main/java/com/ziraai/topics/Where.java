package com.ziraai.topics;

import com.ziraai.local.terminal.CommandLine;
import com.ziraai.topics.cluster.Access;
import com.ziraai.topics.cluster.Cluster;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * The cluster to work on.
 *
 * @param bootstrap its brokers
 * @param config settings of a client that is let in
 * @param registry base of the registry's Confluent API
 */
record Where(String bootstrap, Optional<Path> config, String registry) {

    /** The options that name it. */
    static final Set<String> OPTIONS = Set.of("--bootstrap", "--command-config", "--registry");

    /** As the command line says, else the system of {@code deploy/up}. */
    static Where of(CommandLine line) {
        return new Where(
                line.value("--bootstrap").orElse("127.0.0.1:9092"),
                line.value("--command-config").map(Path::of),
                line.value("--registry").orElse("http://127.0.0.1:8091/apis/ccompat/v7"));
    }

    /** The brokers, to be closed by the caller. */
    Cluster cluster() {
        return new Cluster(
                config.map(file -> Access.of(file, bootstrap))
                        .orElseGet(() -> Access.to(bootstrap)));
    }
}
