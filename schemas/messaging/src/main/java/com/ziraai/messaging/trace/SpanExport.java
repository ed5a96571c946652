package com.ziraai.messaging.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.net.URI;
import java.util.Optional;

/**
 * Where spans go: to a collector by OTLP over HTTP, in batches and in the background, or nowhere.
 */
final class SpanExport implements AutoCloseable {

    private static final String SCOPE = "com.ziraai";
    private static final AttributeKey<String> SERVICE = AttributeKey.stringKey("service.name");

    private final SpanIds ids = new SpanIds();
    private final Optional<SdkTracerProvider> provider;

    private SpanExport(Optional<SdkTracerProvider> provider) {
        this.provider = provider;
    }

    private SpanExport(String service, SpanProcessor processor) {
        this.provider =
                Optional.of(
                        SdkTracerProvider.builder()
                                .setIdGenerator(ids)
                                .setResource(Resource.create(Attributes.of(SERVICE, service)))
                                .addSpanProcessor(processor)
                                .build());
    }

    static SpanExport nowhere() {
        return new SpanExport(Optional.empty());
    }

    static SpanExport to(URI collector, String service) {
        OtlpHttpSpanExporter exporter =
                OtlpHttpSpanExporter.builder().setEndpoint(collector + "/v1/traces").build();
        return to(BatchSpanProcessor.builder(exporter).build(), service);
    }

    static SpanExport to(SpanProcessor processor, String service) {
        return new SpanExport(service, processor);
    }

    boolean isOn() {
        return provider.isPresent();
    }

    SpanIds ids() {
        return ids;
    }

    Tracer tracer() {
        return provider.<TracerProvider>map(each -> each)
                .orElseGet(TracerProvider::noop)
                .get(SCOPE);
    }

    /** Exports what is still in memory, for ten seconds at most. */
    @Override
    public void close() {
        provider.ifPresent(SdkTracerProvider::close);
    }
}
