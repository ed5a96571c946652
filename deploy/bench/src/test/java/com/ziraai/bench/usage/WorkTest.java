package com.ziraai.bench.usage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkTest {

    /** Names as the kernel shows them: 15 characters of the thread's own. */
    @ParameterizedTest
    @CsvSource({
        "C1 CompilerThre, C1",
        "C2 CompilerThre, C2",
        "VM Thread, collector",
        "VM Periodic Tas, rest",
        "G1 Main Marker, collector",
        "reactor-http-ep, http",
        "reactor-tcp-epo, r2dbc",
        "kafka-producer-, producers",
        "kafka-coordinat, rest",
        "boundedElastic-, elastic",
        "code-service.re, listeners",
        "channel-whatsap, listeners",
        "dispatch-servic, listeners",
        "data-plane-kafk, requests",
        "group-coordinat, coordinator",
        "release-publish, rest",
    })
    void tellsAThreadByItsName(String name, String kind) {
        assertThat(Work.ofThread(name)).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "'postgres: postgres channel_sms 127.0.0.1(34562) idle in transaction ', channel_sms",
        "'postgres: postgres campaign 127.0.0.1(34563) INSERT waiting ', campaign",
        "'postgres: autovacuum worker campaign ', rest",
        "'postgres: walwriter ', rest",
        "'/data/bin/postgres -D /data', rest",
        "'', rest",
    })
    void tellsABackendByItsDatabase(String title, String database) {
        assertThat(Work.ofBackend(title)).isEqualTo(database);
    }
}
