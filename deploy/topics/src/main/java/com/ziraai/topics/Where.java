package com.ziraai.topics;

import com.ziraai.local.terminal.CommandLine;
import java.util.Set;

/**
 * The cluster to work on.
 *
 * @param bootstrap its brokers
 * @param registry base of the registry's Confluent API
 */
record Where(String bootstrap, String registry) {

    /** The options that name it. */
    static final Set<String> OPTIONS = Set.of("--bootstrap", "--registry");

    /** As the command line says, else the system of {@code deploy/up}. */
    static Where of(CommandLine line) {
        return new Where(
                line.value("--bootstrap").orElse("127.0.0.1:9092"),
                line.value("--registry").orElse("http://127.0.0.1:8091/apis/ccompat/v7"));
    }
}
