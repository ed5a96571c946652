package com.ziraai.campaign.openapi;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** {@code GET /api/v1/openapi.json} and {@code .yaml}; whoever wants to read it may. */
final class OpenApiRoutes {

    private static final MediaType YAML =
            MediaType.parseMediaType("application/yaml;charset=UTF-8");

    private final byte[] json;
    private final byte[] yaml;

    OpenApiRoutes(JsonNode document) {
        json = JsonMapper.shared().writeValueAsBytes(document);
        yaml = new YAMLMapper().writeValueAsBytes(document);
    }

    RouterFunction<ServerResponse> routes() {
        return route().GET("/api/v1/openapi.json", _ -> answer(MediaType.APPLICATION_JSON, json))
                .GET("/api/v1/openapi.yaml", _ -> answer(YAML, yaml))
                .build();
    }

    private static Mono<ServerResponse> answer(MediaType type, byte[] body) {
        return ServerResponse.ok().contentType(type).bodyValue(body);
    }
}
