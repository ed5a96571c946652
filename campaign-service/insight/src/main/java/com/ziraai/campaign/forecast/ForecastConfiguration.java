package com.ziraai.campaign.forecast;

import com.ziraai.campaign.inquiry.Peers;
import com.ziraai.messaging.work.Rounds;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** Forecasts of operations. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ForecastProperties.class)
public class ForecastConfiguration {

    private static final Duration LOOK = Duration.ofSeconds(5);

    @Bean
    Forecasts forecasts(
            DatabaseClient database, Peers peers, ForecastProperties properties, Clock clock) {
        return new Forecasts(database, new Senders(peers, clock), properties, clock);
    }

    @Bean
    Rounds paceRounds(Forecasts forecasts) {
        return Rounds.ofUpkeep("pace", LOOK, forecasts::look);
    }
}
