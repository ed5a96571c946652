package com.ziraai.campaign.sponsor;

import com.ziraai.campaign.audit.Audit;
import com.ziraai.campaign.gateway.StrictJson;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The tenants and their route. */
@Configuration(proxyBeanMethods = false)
public class SponsorConfiguration {

    @Bean
    Sponsors sponsors(DatabaseClient database, Audit audit, Clock clock) {
        return new Sponsors(database, audit, clock);
    }

    @Bean
    RouterFunction<ServerResponse> sponsorRoutes(Sponsors sponsors, StrictJson json) {
        return new SponsorRoutes(sponsors, json).routes();
    }
}
