package com.ziraai.analytics.store;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.r2dbc.core.DatabaseClient;

/** The tables of the fold, and who reads them. */
@Configuration(proxyBeanMethods = false)
@Import(SideTables.class)
public class StoreConfiguration {

    @Bean
    Tallies tallies(DatabaseClient database) {
        return new Tallies(database);
    }

    @Bean
    Items items(DatabaseClient database) {
        return new Items(database);
    }

    @Bean
    Reasons reasons(DatabaseClient database) {
        return new Reasons(database);
    }
}
