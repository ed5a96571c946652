package com.ziraai.campaign.admission;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.json.JsonMapper;

/** Quotas, idempotency keys and their clean-up. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IdempotencyProperties.class)
public class AdmissionConfiguration {

    @Bean
    Quotas quotas(DatabaseClient database) {
        return new Quotas(database);
    }

    @Bean
    IdempotencyKeys idempotencyKeys(DatabaseClient database, JsonMapper json, Clock clock) {
        return new IdempotencyKeys(database, json, clock);
    }

    @Bean
    IdempotencyCleanup idempotencyCleanup(IdempotencyKeys keys, IdempotencyProperties properties) {
        return new IdempotencyCleanup(keys, properties.retention());
    }
}
