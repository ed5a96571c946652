package com.ziraai.messaging.trace;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ziraai.contract.Following;
import com.ziraai.event.Attempt;
import com.ziraai.event.AttemptStatus;
import com.ziraai.event.Channel;
import com.ziraai.event.DeliveryOutcome;
import com.ziraai.event.Evidence;
import com.ziraai.event.Item;
import com.ziraai.event.SmsSend;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class TracingTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final String FOLLOWED = "bulk_0198c0de-7a10-7c3e-9f00-0123456fffff";
    private static final String TRACE = "0198c0de7a107c3e9f000123456fffff";
    private static final String OTHER = "bulk_0198c0de-7a10-7c3e-9f00-0123456ffffe";

    private final InMemorySpanExporter exported = InMemorySpanExporter.create();
    private final Tracing tracing =
            new Tracing(
                    new Spans(
                            SpanExport.to(SimpleSpanProcessor.create(exported), "a-service"),
                            Clock.systemUTC()),
                    1);

    @Test
    void anItemsWayFromRequestToReceiptIsOneTrace() {
        tracing.requested(new Request(FOLLOWED, "POST /x", NOW, 202, Optional.empty()));
        SmsSend command = command(FOLLOWED, 0, 1);
        ProducerRecord<String, SmsSend> sent = released(command);
        tracing.process(
                "commands",
                List.of(consumed(sent)),
                _ -> {
                    call(command, "Accepted");
                    mark(outcome(command, AttemptStatus.ACCEPTED));
                });
        tracing.within("receipts", () -> mark(outcome(command, AttemptStatus.DELIVERED)));

        assertThat(exported.getFinishedSpanItems())
                .allMatch(span -> span.getTraceId().equals(TRACE));
        assertThat(parent("receipts")).isEqualTo(span("call kannel").getSpanId());
        assertThat(parent("call kannel")).isEqualTo(span("commands").getSpanId());
        assertThat(parent("commands")).isEqualTo(span("release").getSpanId());
        assertThat(parent("release")).isEqualTo(span("POST /x").getSpanId());
        assertThat(span("POST /x").getParentSpanContext().isValid()).isFalse();
        assertThat(span("commands").getKind()).isEqualTo(SpanKind.CONSUMER);
    }

    private ProducerRecord<String, SmsSend> released(SmsSend command) {
        ProducerRecord<String, SmsSend> record = new ProducerRecord<>("sms.send.v1", "k", command);
        tracing.within("release", () -> tracing.mark(command, record.headers()));
        return record;
    }

    @Test
    void whatIsPublishedOfAnItemContinuesFromTheBatchItCameIn() {
        SmsSend command = command(FOLLOWED, 4, 1);
        ProducerRecord<String, SmsSend> sent = released(command);
        tracing.process(
                "commands",
                List.of(consumed(sent)),
                _ ->
                        assertThat(mark(outcome(command, AttemptStatus.ACCEPTED)))
                                .startsWith("00-" + TRACE + "-")
                                .endsWith("-01"));
        assertThat(exported.getFinishedSpanItems()).hasSize(2);
    }

    @Test
    void itemsNobodyFollowsGetNeitherHeaderNorSpan() {
        assertThat(mark(command(OTHER, 0, 1))).isNull();
        assertThat(mark(command(FOLLOWED, 3, 1))).isNull();
        SmsSend command = command(OTHER, 0, 1);
        var record = consumed(new ProducerRecord<>("sms.send.v1", "k", command));
        tracing.process("commands", List.of(record), _ -> call(command, "Accepted"));
        assertThat(exported.getFinishedSpanItems()).isEmpty();
    }

    @Test
    void aLaterAttemptContinuesFromTheCallBefore() {
        SmsSend first = command(FOLLOWED, 1, 1);
        call(first, "Rejected");
        tracing.within("follow-up", () -> mark(command(FOLLOWED, 1, 2)));
        assertThat(parent("follow-up")).isEqualTo(span("call kannel").getSpanId());
    }

    @Test
    void nobodyCalledIsNoCall() {
        call(command(FOLLOWED, 0, 1), "");
        assertThat(exported.getFinishedSpanItems()).isEmpty();
    }

    @Test
    void aFailedBatchSaysSoWithoutItsMessage() {
        var record = consumed(released(command(FOLLOWED, 0, 1)));
        assertThatThrownBy(() ->
                        tracing.process(
                                "commands",
                                List.of(record),
                                _ -> {
                                    throw new IllegalStateException("+905321234567");
                                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(span("commands").getStatus().getDescription())
                .isEqualTo("IllegalStateException");
    }

    @Test
    void aCallerIsLinkedAndAMalformedOneIgnored() {
        String traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        tracing.requested(new Request(FOLLOWED, "POST /x", NOW, 202, Tracing.caller(traceparent)));
        assertThat(span("POST /x").getLinks())
                .singleElement()
                .satisfies(link ->
                        assertThat(link.getSpanContext().getTraceId())
                                .isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736"));
        assertThat(Tracing.caller("00-x")).isEmpty();
    }

    @Test
    void withoutACollectorNothingIsMarkedOrFollowed() {
        Tracing off = new Tracing(new Spans(SpanExport.nowhere(), Clock.systemUTC()), 1);
        RecordHeaders headers = new RecordHeaders();
        off.mark(command(FOLLOWED, 0, 1), headers);
        assertThat(headers).isEmpty();
        assertThat(off.isOn()).isFalse();
    }

    private void call(SmsSend command, String result) {
        tracing.here()
                .call(command.getAttempt(), "kannel", Mono.just(result), done -> done)
                .block();
    }

    private @Nullable String mark(Object event) {
        RecordHeaders headers = new RecordHeaders();
        tracing.mark(event, headers);
        Header header = headers.lastHeader(Following.HEADER);
        return header == null ? null : new String(header.value(), US_ASCII);
    }

    private String parent(String name) {
        return span(name).getParentSpanId();
    }

    private SpanData span(String name) {
        return exported.getFinishedSpanItems().stream()
                .filter(each -> each.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static <T> ConsumerRecord<String, T> consumed(ProducerRecord<String, T> record) {
        ConsumerRecord<String, T> consumed =
                new ConsumerRecord<>(record.topic(), 0, 0, record.key(), record.value());
        record.headers().forEach(consumed.headers()::add);
        return consumed;
    }

    private static SmsSend command(String operationId, int itemIndex, int attemptNo) {
        Item item = new Item(operationId, itemIndex, "sponsor", "contact", NOW);
        return new SmsSend(
                new Attempt(item, attemptNo), "+905321234567", "TR", "text", NOW, List.of(), null);
    }

    private static DeliveryOutcome outcome(SmsSend command, AttemptStatus status) {
        return DeliveryOutcome.newBuilder()
                .setAttempt(command.getAttempt())
                .setChannel(Channel.SMS)
                .setStatus(status)
                .setEvidence(Evidence.ANSWER)
                .setProvider("kannel")
                .setSender("Z")
                .setProviderMessageId(null)
                .setParts(1)
                .setFailure(null)
                .setOccurredAt(NOW)
                .setRecordedAt(NOW)
                .build();
    }
}
