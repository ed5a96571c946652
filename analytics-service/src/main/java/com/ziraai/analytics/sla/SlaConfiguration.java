package com.ziraai.analytics.sla;

import com.ziraai.analytics.access.Answers;
import com.ziraai.analytics.progress.Operations;
import com.ziraai.analytics.store.Tallies;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The service level of operations. */
@Configuration(proxyBeanMethods = false)
public class SlaConfiguration {

    @Bean
    RouterFunction<ServerResponse> slaRoutes(
            Operations operations, Tallies tallies, Answers answers) {
        return new SlaRoutes(operations, tallies, answers).routes();
    }
}
