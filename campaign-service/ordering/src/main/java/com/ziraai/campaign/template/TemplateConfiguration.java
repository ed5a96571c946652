package com.ziraai.campaign.template;

import com.ziraai.campaign.audit.Audit;
import com.ziraai.campaign.gateway.Caller;
import com.ziraai.campaign.gateway.StrictJson;
import java.io.IOException;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Stored texts, and {@code GET /api/v1/bulk-operations/templates}. */
@Configuration(proxyBeanMethods = false)
public class TemplateConfiguration {

    @Bean
    MessageTemplates messageTemplates(DatabaseClient database, Audit audit) {
        return new MessageTemplates(database, audit);
    }

    @Bean
    RouterFunction<ServerResponse> messageTemplateRoutes(
            MessageTemplates templates, StrictJson json, Clock clock, RandomGenerator random) {
        return new TemplateRoutes(templates, json, clock, random).routes();
    }

    @Bean
    RouterFunction<ServerResponse> templateRoutes() throws IOException {
        // As a resource it would be answered in ranges.
        byte[] readyMade = new ClassPathResource("templates.json").getContentAsByteArray();
        return RouterFunctions.route()
                .GET(
                        "/api/v1/bulk-operations/templates",
                        request -> Caller.of(request).flatMap(_ -> answer(readyMade)))
                .build();
    }

    private static Mono<ServerResponse> answer(byte[] json) {
        return ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).bodyValue(json);
    }
}
