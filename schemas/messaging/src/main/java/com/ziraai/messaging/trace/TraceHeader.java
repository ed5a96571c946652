package com.ziraai.messaging.trace;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.ziraai.contract.Following;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** W3C's Trace Context, in and out of text. */
final class TraceHeader {

    /** There is but one header: no vendor's state is carried. */
    private static final TextMapGetter<String> ONLY =
            new TextMapGetter<>() {
                @Override
                public Iterable<String> keys(String carrier) {
                    return List.of(Following.HEADER);
                }

                @Override
                public @Nullable String get(@Nullable String carrier, String key) {
                    return key.equals(Following.HEADER) ? carrier : null;
                }
            };

    private TraceHeader() {}

    static Context read(Header header) {
        return read(new String(header.value(), US_ASCII));
    }

    /** The context a text names; the empty one where it is malformed. */
    static Context read(String text) {
        return W3CTraceContextPropagator.getInstance().extract(Context.root(), text, ONLY);
    }

    /** What a caller's header names; empty where it is malformed. */
    static Optional<SpanContext> caller(String text) {
        return Optional.of(Span.fromContext(read(text)).getSpanContext())
                .filter(SpanContext::isValid);
    }

    static void write(SpanContext context, Headers headers) {
        W3CTraceContextPropagator.getInstance()
                .inject(
                        Context.root().with(Span.wrap(context)),
                        headers,
                        (carrier, key, value) -> {
                            if (carrier != null && key.equals(Following.HEADER)) {
                                carrier.remove(key).add(key, value.getBytes(US_ASCII));
                            }
                        });
    }
}
