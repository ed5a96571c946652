package com.ziraai.messaging.trace;

import com.ziraai.contract.Following;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Follows sampled items. Where it is off, everything is done as if it were not there. */
public final class Tracing {

    private static final ThreadLocal<@Nullable Step> CURRENT = new ThreadLocal<>();

    private final Spans spans;
    private final double share;

    Tracing(Spans spans, double share) {
        this.spans = spans;
        this.share = share;
    }

    /** Whether anything is followed at all. */
    public boolean isOn() {
        return spans.isOn();
    }

    /** Share of the operations that are to be followed, 0 to 1. */
    public double share() {
        return share;
    }

    /** Works a batch off as one step. */
    public <T> void process(
            String name,
            List<ConsumerRecord<String, T>> batch,
            Consumer<List<ConsumerRecord<String, T>>> handler) {
        if (!isOn()) {
            handler.accept(batch);
            return;
        }
        Step step = new Step(name, spans);
        for (ConsumerRecord<String, T> each : batch) {
            Header header = each.headers().lastHeader(Following.HEADER);
            if (header != null) {
                step.enter(each, header);
            }
        }
        within(step, () -> handler.accept(batch));
    }

    /** Does something as one step. What it publishes on this thread continues from it. */
    public void within(String name, Runnable work) {
        if (isOn()) {
            within(new Step(name, spans), work);
        } else {
            work.run();
        }
    }

    private void within(Step step, Runnable work) {
        CURRENT.set(step);
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            step.failed(e);
            throw e;
        } finally {
            CURRENT.remove();
            step.done();
        }
    }

    /** The step this thread is in, or one of its own. */
    public Step here() {
        Step step = CURRENT.get();
        return step == null ? new Step("", spans) : step;
    }

    /** Gives a record's headers its context, if it is about a followed item. */
    public void mark(@Nullable Object event, Headers headers) {
        if (isOn()) {
            Trail.of(event).ifPresent(trail -> TraceHeader.write(contextOf(trail), headers));
        }
    }

    private SpanContext contextOf(Trail trail) {
        Step step = CURRENT.get();
        return step == null ? SpanIds.before(trail) : step.contextOf(trail);
    }

    /** The context a request came with; empty where it is malformed. */
    public static Optional<SpanContext> caller(String traceparent) {
        return TraceHeader.caller(traceparent);
    }

    /** Tells of the request an operation began with. */
    public void requested(Request request) {
        var span =
                spans.builder(request.name(), SpanKind.SERVER, request.from())
                        .setNoParent()
                        .setAttribute(Step.OPERATION, request.operationId())
                        .setAttribute("http.response.status_code", (long) request.status());
        request.caller().ifPresent(span::addLink);
        Span started = spans.named(SpanIds.request(request.operationId()), span);
        started.end(spans.now());
    }
}
