package com.ziraai.campaign.trace;

import com.ziraai.messaging.trace.Tracing;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the filter. */
@Configuration(proxyBeanMethods = false)
public class TraceConfiguration {

    @Bean
    TraceFilter traceFilter(Tracing tracing, RandomGenerator random, Clock clock) {
        return new TraceFilter(tracing, random, clock);
    }
}
