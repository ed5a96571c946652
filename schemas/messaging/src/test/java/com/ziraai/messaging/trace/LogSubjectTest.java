package com.ziraai.messaging.trace;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.ziraai.event.Attempt;
import com.ziraai.event.Item;
import com.ziraai.event.SmsSend;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LogSubjectTest {

    private final Logger log = (Logger) LoggerFactory.getLogger(LogSubjectTest.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        lines.start();
        log.addAppender(lines);
    }

    @AfterEach
    void leave() {
        log.detachAppender(lines);
    }

    @Test
    void aLineAboutACommandNamesItsAttemptAndTheTraceOfAFollowedOne() {
        assertThat(fields("bulk_0198c0de-7a10-7c3e-9f00-0123456fffff"))
                .isEqualTo(
                        Map.of(
                                "operation.id",
                                "bulk_0198c0de-7a10-7c3e-9f00-0123456fffff",
                                "trace.id",
                                "0198c0de7a107c3e9f000123456fffff",
                                "item.index",
                                7,
                                "attempt.no",
                                2));
        assertThat(fields("bulk_0198c0de-7a10-7c3e-9f00-000000000001"))
                .doesNotContainKey("trace.id");
    }

    @Test
    void aLineAboutNothingKnownIsLeftAsItIs() {
        LogSubject.event(log.atWarn(), "something else").log("text");
        assertThat(lines.list.getFirst().getKeyValuePairs()).isNull();
    }

    private Map<String, Object> fields(String operationId) {
        lines.list.clear();
        Item item = new Item(operationId, 7, "sponsor", "contact", Instant.EPOCH);
        SmsSend send =
                new SmsSend(
                        new Attempt(item, 2), "+90", "TR", "text", Instant.EPOCH, List.of(), null);
        LogSubject.event(log.atWarn(), send).log("text");
        return lines.list.getFirst().getKeyValuePairs().stream()
                .collect(
                        Collectors.toMap(
                                pair -> pair.key, pair -> Objects.requireNonNull(pair.value)));
    }
}
