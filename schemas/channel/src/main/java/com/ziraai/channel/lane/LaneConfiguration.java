package com.ziraai.channel.lane;

import com.ziraai.channel.provider.Provider;
import com.ziraai.inquiry.Inquiries;
import com.ziraai.messaging.health.PartWatch;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The lanes of the service's senders. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LaneSettings.class)
public class LaneConfiguration {

    @Bean
    <C extends SpecificRecord> Lanes<C> lanes(
            List<Provider<C>> providers, LaneSettings settings, MeterRegistry meters, Clock clock) {
        return new Lanes<>(providers, settings, meters, clock);
    }

    @Bean
    RouterFunction<ServerResponse> senderRoutes(Lanes<?> lanes, Inquiries inquiries) {
        return new SenderRoutes(lanes, inquiries).routes();
    }

    @Bean
    MeterBinder laneMetrics(Lanes<?> lanes) {
        return registry -> lanes.all().forEach(lane -> bind(lane, registry));
    }

    private static void bind(Lane<?> lane, MeterRegistry registry) {
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(lane.breakers()).bindTo(registry);
        Gauge.builder("channel.sender.rate", lane, Lane::allowedPerSecond)
                .description("Messages a second this instance may send at present")
                .tag("sender", lane.sender().name())
                .register(registry);
        Gauge.builder("channel.sender.enabled", lane, each -> each.sender().enabled() ? 1 : 0)
                .description("1 while the sender may be used, 0 once it was taken out")
                .tag("sender", lane.sender().name())
                .register(registry);
        Gauge.builder("channel.sender.capacity.left", lane, Lane::capacityLeft)
                .description("Messages the sender takes today, NaN where it has no capacity")
                .tag("sender", lane.sender().name())
                .register(registry);
        Gauge.builder("channel.circuit.open", lane, each -> each.isCircuitOpen() ? 1 : 0)
                .description("1 while the provider is left alone or tried with care")
                .tag("provider", lane.sender().provider())
                .tag("sender", lane.sender().name())
                .register(registry);
    }

    /** Not part of readiness: commands wait, and everything but sending goes on. */
    @Bean
    PartWatch providerHealthIndicator(Lanes<?> lanes, LaneSettings settings, Clock clock) {
        Reach reach = new Reach(lanes.all(), settings.connectTimeout());
        return PartWatch.degrading("provider", reach, clock);
    }
}
