package com.ziraai.messaging.health;

import com.ziraai.messaging.record.SchemaRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.r2dbc.core.DatabaseClient;

/** Watches over what every service depends on. */
@AutoConfiguration
class HealthConfiguration {

    @Bean
    Probes probes(KafkaAdmin admin, DatabaseClient database, SchemaRegistry registry) {
        return new Probes(admin, database, registry);
    }

    @Bean
    PartWatch kafkaHealthIndicator(Probes probes, Clock clock) {
        return new PartWatch("broker", Status.DOWN, probes::broker, clock);
    }

    @Bean
    PartWatch databaseHealthIndicator(Probes probes, Clock clock) {
        return new PartWatch("database", Status.DOWN, probes::database, clock);
    }

    /** Schemas once met stay known, so most of a service goes on without the registry. */
    @Bean
    PartWatch registryHealthIndicator(Probes probes, Clock clock) {
        return new PartWatch("registry", PartWatch.DEGRADED, probes::registry, clock);
    }

    @Bean
    PartWatches partWatches(List<PartWatch> watches, MeterRegistry meters) {
        return new PartWatches(watches, meters);
    }
}
