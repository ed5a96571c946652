package com.ziraai.channel.lane;

import com.ziraai.channel.provider.Provider;
import com.ziraai.inquiry.Inquiries;
import com.ziraai.messaging.PartWatch;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import org.apache.avro.specific.SpecificRecord;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The lane of the service's sender. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LaneSettings.class)
public class LaneConfiguration {

    @Bean
    <C extends SpecificRecord> Lane<C> lane(
            Provider<C> provider, LaneSettings settings, MeterRegistry meters, Clock clock) {
        return new Lane<>(provider, settings, meters, clock);
    }

    @Bean
    RouterFunction<ServerResponse> senderRoutes(
            Provider<?> provider, Lane<?> lane, Inquiries inquiries) {
        return new SenderRoutes(provider, lane, inquiries).routes();
    }

    @Bean
    MeterBinder breakerMetrics(Lane<?> lane) {
        return TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(lane.breakers());
    }

    @Bean
    MeterBinder laneMetrics(Provider<?> provider, Lane<?> lane) {
        return registry -> {
            Gauge.builder("channel.sender.rate", lane, Lane::allowedPerSecond)
                    .description("Messages a second this instance may send at present")
                    .tag("sender", provider.sender())
                    .register(registry);
            Gauge.builder("channel.circuit.open", lane, each -> each.isCircuitOpen() ? 1 : 0)
                    .description("1 while the provider is left alone or tried with care")
                    .tag("provider", provider.name())
                    .register(registry);
        };
    }

    /** Not part of readiness: commands wait, and everything but sending goes on. */
    @Bean
    PartWatch providerHealthIndicator(
            Provider<?> provider, Lane<?> lane, LaneSettings settings, Clock clock) {
        Reach reach = new Reach(provider.endpoint(), lane, settings.connectTimeout());
        return PartWatch.degrading("provider", reach::ask, clock);
    }
}
