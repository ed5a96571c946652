package com.ziraai.campaign.admission;

import com.ziraai.messaging.work.Rounds;
import java.time.Clock;
import java.time.Duration;
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

    /** Of answers past their retention. Any number of instances may do it. */
    @Bean
    Rounds idempotencyCleanUp(IdempotencyKeys keys, IdempotencyProperties properties) {
        return Rounds.ofUpkeep(
                "idempotency-clean-up",
                Duration.ofHours(1),
                () -> keys.forgetOlderThan(properties.retention()));
    }
}
