package com.ziraai.dispatch.story;

import com.ziraai.inquiry.Inquiries;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** {@code GET /api/v1/operations/{operationId}/items/{itemIndex}}. */
@Configuration(proxyBeanMethods = false)
public class StoryConfiguration {

    @Bean
    RouterFunction<ServerResponse> storyRoutes(DatabaseClient database, Inquiries inquiries) {
        return inquiries.item(new Stories(database)::find);
    }
}
