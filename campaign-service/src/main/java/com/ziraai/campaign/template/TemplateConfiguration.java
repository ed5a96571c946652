package com.ziraai.campaign.template;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** {@code GET /api/v1/bulk-operations/templates}. */
@Configuration(proxyBeanMethods = false)
public class TemplateConfiguration {

    @Bean
    RouterFunction<ServerResponse> templateRoutes() {
        return RouterFunctions.route()
                .GET(
                        "/api/v1/bulk-operations/templates",
                        request ->
                                ServerResponse.ok()
                                        .contentType(MediaType.APPLICATION_JSON)
                                        .bodyValue(new ClassPathResource("templates.json")))
                .build();
    }
}
