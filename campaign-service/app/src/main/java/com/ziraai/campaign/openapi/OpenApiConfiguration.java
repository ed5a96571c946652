package com.ziraai.campaign.openapi;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The API's document, its page and its enforcement. */
@Configuration(proxyBeanMethods = false)
public class OpenApiConfiguration {

    @Bean
    ApiDocument apiDocument() {
        return ApiDocument.load();
    }

    @Bean
    OfferFilter offerFilter(ApiDocument document) {
        return new OfferFilter(document);
    }

    @Bean
    RouterFunction<ServerResponse> openApiRoutes(ApiDocument document) {
        return new OpenApiRoutes(document.root()).routes();
    }

    @Bean
    RouterFunction<ServerResponse> swaggerPage() {
        return new SwaggerPage().routes();
    }
}
