package com.ziraai.messaging.trace;

import com.ziraai.event.Attempt;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import reactor.core.publisher.Mono;

/**
 * Some work done on many items at once, with a span for each followed one among them: those whose
 * records came with a context have theirs from the start, others get it when something is published
 * about them. Thread-safe.
 */
public final class Step {

    static final AttributeKey<String> OPERATION = AttributeKey.stringKey("operation.id");
    static final AttributeKey<Long> ITEM = AttributeKey.longKey("item.index");
    static final AttributeKey<Long> ATTEMPT = AttributeKey.longKey("attempt.no");

    private static final AttributeKey<String> TOPIC =
            AttributeKey.stringKey("messaging.destination.name");
    private static final AttributeKey<String> RESULT = AttributeKey.stringKey("result");

    private final String name;
    private final Spans spans;
    private final Instant begun;
    private final Map<String, Span> ofItems = new ConcurrentHashMap<>();

    Step(String name, Spans spans) {
        this.name = name;
        this.spans = spans;
        this.begun = spans.now();
    }

    /** Begins with a record that came with a context. */
    void enter(ConsumerRecord<String, ?> consumed, Header header) {
        Context context = TraceHeader.read(header);
        Trail.of(consumed.value())
                .ifPresent(trail -> {
                    Span known = ofItems.get(trail.item());
                    if (known == null) {
                        Span span = start(trail, context, SpanKind.CONSUMER);
                        span.setAttribute(TOPIC, consumed.topic());
                        ofItems.put(trail.item(), span);
                    } else {
                        known.addLink(Span.fromContext(context).getSpanContext());
                    }
                });
    }

    /** What goes into the header of what this step publishes about the item. */
    SpanContext contextOf(Trail trail) {
        return ofItems.computeIfAbsent(trail.item(), _ -> start(trail)).getSpanContext();
    }

    private Span start(Trail trail) {
        return start(
                trail, Context.root().with(Span.wrap(SpanIds.before(trail))), SpanKind.INTERNAL);
    }

    private Span start(Trail trail, Context parent, SpanKind kind) {
        return spans.builder(name, kind, begun)
                .setParent(parent)
                .setAllAttributes(about(trail))
                .startSpan();
    }

    private static Attributes about(Trail trail) {
        return Attributes.of(OPERATION, trail.operationId(), ITEM, (long) trail.itemIndex());
    }

    /**
     * The call of an attempt, with a span if it is followed, which what is learned of the attempt
     * later can be tied to.
     *
     * @param provider who is called
     * @param result what a call came to, in one word; empty when nobody was called
     */
    public <T> Mono<T> call(
            Attempt attempt, String provider, Mono<T> call, Function<T, String> result) {
        Optional<Trail> trail = spans.isOn() ? Trail.of(attempt) : Optional.empty();
        return trail.map(followed -> timed(followed, provider, call, result)).orElse(call);
    }

    private <T> Mono<T> timed(
            Trail trail, String provider, Mono<T> call, Function<T, String> result) {
        return Mono.defer(() -> {
            Instant from = spans.now();
            return call.doOnNext(done -> called(trail, provider, from, result.apply(done)));
        });
    }

    private void called(Trail trail, String provider, Instant from, String result) {
        if (!result.isEmpty()) {
            Trail before = new Trail(trail.operationId(), trail.itemIndex(), 0);
            SpanContext id =
                    SpanIds.call(trail.operationId(), trail.itemIndex(), trail.attemptNo());
            spans.named(
                            id,
                            spans.builder("call " + provider, SpanKind.CLIENT, from)
                                    .setParent(Context.root().with(Span.wrap(contextOf(before))))
                                    .setAllAttributes(about(trail))
                                    .setAttribute(ATTEMPT, (long) trail.attemptNo())
                                    .setAttribute(RESULT, result))
                    .end(spans.now());
        }
    }

    void done() {
        ofItems.values().forEach(span -> span.end(spans.now()));
    }

    /** Without the failure's message, which may hold data of people. */
    void failed(Throwable failure) {
        ofItems.values()
                .forEach(span ->
                        span.setStatus(StatusCode.ERROR, failure.getClass().getSimpleName()));
    }
}
