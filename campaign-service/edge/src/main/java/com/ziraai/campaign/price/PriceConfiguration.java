package com.ziraai.campaign.price;

import com.ziraai.campaign.audit.Audit;
import com.ziraai.campaign.gateway.StrictJson;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Prices and their routes. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PriceProperties.class)
public class PriceConfiguration {

    @Bean
    Prices prices(DatabaseClient database, Audit audit) {
        return new Prices(database, audit);
    }

    @Bean
    RouterFunction<ServerResponse> priceRoutes(
            Prices prices, PriceProperties properties, StrictJson json) {
        return new PriceRoutes(prices, properties.currency(), json).routes();
    }
}
