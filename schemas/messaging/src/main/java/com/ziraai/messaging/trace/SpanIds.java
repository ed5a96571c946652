package com.ziraai.messaging.trace;

import com.ziraai.contract.Following;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.sdk.trace.IdGenerator;
import java.util.HexFormat;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Names spans. Those that are looked for later by somebody who only knows the item, the request's
 * and a call's, have names made of its identity; all others are random.
 */
final class SpanIds implements IdGenerator {

    /** Random digits of a UUID of version 7 that are free of its time and version. */
    private static final int HALF = 16;

    private static final ThreadLocal<@Nullable SpanContext> WANTED = new ThreadLocal<>();

    private final IdGenerator random = IdGenerator.random();

    /** Where the trace of an operation begins: the span of the request that asked for it. */
    static SpanContext request(String operationId) {
        String trace = Following.traceId(operationId);
        return context(trace, trace.substring(HALF));
    }

    /** The call of an attempt, numbered from 1. */
    static SpanContext call(String operationId, int itemIndex, int attemptNo) {
        String trace = Following.traceId(operationId);
        long seed = HexFormat.fromHexDigitsToLong(trace, HALF, trace.length());
        long id = mixed(seed + ((long) itemIndex << 16 | attemptNo));
        return context(trace, HexFormat.of().toHexDigits(id == 0 ? 1 : id));
    }

    /** What came last before that point of the trail, as far as the trail alone can tell. */
    static SpanContext before(Trail trail) {
        return trail.attemptNo() > 0
                ? call(trail.operationId(), trail.itemIndex(), trail.attemptNo())
                : request(trail.operationId());
    }

    private static SpanContext context(String traceId, String spanId) {
        return SpanContext.createFromRemoteParent(
                traceId, spanId, TraceFlags.getSampled(), TraceState.getDefault());
    }

    /** The finalizer of SplitMix64: neighbours get unlike ids, and no two of a trace the same. */
    private static long mixed(long value) {
        long once = (value ^ value >>> 30) * 0xbf58476d1ce4e5b9L;
        long twice = (once ^ once >>> 27) * 0x94d049bb133111ebL;
        return twice ^ twice >>> 31;
    }

    /** Does what starts one span, which gets that name. */
    <T> T naming(SpanContext name, Supplier<T> start) {
        WANTED.set(name);
        try {
            return start.get();
        } finally {
            WANTED.remove();
        }
    }

    @Override
    public String generateSpanId() {
        SpanContext name = WANTED.get();
        return name == null ? random.generateSpanId() : name.getSpanId();
    }

    @Override
    public String generateTraceId() {
        SpanContext name = WANTED.get();
        return name == null ? random.generateTraceId() : name.getTraceId();
    }
}
