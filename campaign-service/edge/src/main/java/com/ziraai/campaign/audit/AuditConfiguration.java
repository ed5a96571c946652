package com.ziraai.campaign.audit;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import tools.jackson.databind.json.JsonMapper;

/** The audit log. */
@Configuration(proxyBeanMethods = false)
public class AuditConfiguration {

    @Bean
    Audit audit(
            DatabaseClient database,
            TransactionalOperator transaction,
            JsonMapper json,
            Clock clock) {
        return new Audit(database, transaction, json, clock);
    }

    @Bean
    RouterFunction<ServerResponse> auditRoutes(DatabaseClient database, JsonMapper json) {
        return new AuditRoutes(new AuditLog(database, json)).routes();
    }
}
