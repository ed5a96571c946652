package com.ziraai.channel.lane;

import com.ziraai.channel.provider.Provider;
import com.ziraai.inquiry.Inquiries;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
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
            Provider<C> provider, LaneSettings settings, Clock clock) {
        return new Lane<>(provider, settings, clock);
    }

    @Bean
    RouterFunction<ServerResponse> senderRoutes(
            Provider<?> provider, Lane<?> lane, Inquiries inquiries) {
        return new SenderRoutes(provider, lane, inquiries).routes();
    }

    @Bean
    MeterBinder laneMetrics(Lane<?> lane) {
        return TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(lane.breakers());
    }
}
