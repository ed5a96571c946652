package com.ziraai.campaign.plan;

import com.ziraai.campaign.audit.Audit;
import com.ziraai.campaign.gateway.StrictJson;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The plans and their routes. */
@Configuration(proxyBeanMethods = false)
public class PlanConfiguration {

    @Bean
    RouterFunction<ServerResponse> planRoutes(
            DatabaseClient database, Audit audit, StrictJson json) {
        return new PlanRoutes(new Plans(database, audit), json).routes();
    }
}
