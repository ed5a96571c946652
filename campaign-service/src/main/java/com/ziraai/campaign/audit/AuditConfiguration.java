package com.ziraai.campaign.audit;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** The audit log. */
@Configuration(proxyBeanMethods = false)
public class AuditConfiguration {

    @Bean
    Audit audit(DatabaseClient database) {
        return new Audit(database);
    }
}
