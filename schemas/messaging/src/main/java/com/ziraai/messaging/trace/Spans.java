package com.ziraai.messaging.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import java.time.Clock;
import java.time.Instant;

/** Starts spans. */
final class Spans {

    private final boolean isOn;
    private final Tracer tracer;
    private final SpanIds ids;
    private final Clock clock;

    Spans(SpanExport export, Clock clock) {
        this.isOn = export.isOn();
        this.tracer = export.tracer();
        this.ids = export.ids();
        this.clock = clock;
    }

    /** Whether anybody gets them. */
    boolean isOn() {
        return isOn;
    }

    Instant now() {
        return clock.instant();
    }

    SpanBuilder builder(String name, SpanKind kind, Instant from) {
        return tracer.spanBuilder(name).setSpanKind(kind).setStartTimestamp(from);
    }

    /** Starts what others find by that name. */
    Span named(SpanContext name, SpanBuilder span) {
        return ids.naming(name, span::startSpan);
    }
}
