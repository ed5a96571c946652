package com.ziraai.messaging.trace;

import com.ziraai.contract.Service;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** OpenTelemetry where there is a collector, and nothing where there is none. */
@AutoConfiguration
@EnableConfigurationProperties(TracingSettings.class)
class TracingConfiguration {

    @Bean
    SpanExport spanExport(TracingSettings settings, Service service) {
        return settings.collector()
                .map(collector -> SpanExport.to(collector, service.applicationName()))
                .orElseGet(SpanExport::nowhere);
    }

    @Bean
    Tracing tracing(TracingSettings settings, SpanExport export, Clock clock) {
        return new Tracing(new Spans(export, clock), settings.share());
    }
}
