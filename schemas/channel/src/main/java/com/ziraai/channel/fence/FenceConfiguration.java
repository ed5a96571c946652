package com.ziraai.channel.fence;

import com.ziraai.contract.Media;
import com.ziraai.contract.Service;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.r2dbc.core.DatabaseClient;

/** The fence, its health and its metric. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FenceSettings.class)
public class FenceConfiguration {

    @Bean
    Fence fence(
            FenceSettings settings,
            DatabaseClient database,
            KafkaAdmin kafka,
            Media<?> medium,
            Service service,
            Clock clock) {
        return new Fence(
                settings,
                new FenceTable(database, clock),
                new CommandHistory(kafka, medium, service));
    }

    @Bean
    FenceHealth fenceHealthIndicator(Fence fence) {
        return new FenceHealth(fence);
    }

    @Bean
    MeterBinder fenceMetrics(Fence fence) {
        return registry ->
                Gauge.builder("channel.fenced", fence, each -> each.isFenced() ? 1 : 0)
                        .description("1 while this installation may not send")
                        .register(registry);
    }
}
