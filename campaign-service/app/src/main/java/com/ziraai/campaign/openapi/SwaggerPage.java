package com.ziraai.campaign.openapi;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * {@code /swagger-ui/}: the document to read and, with a token, to try. Needs no token itself,
 * loads from and talks to nobody but this service.
 */
final class SwaggerPage {

    /** Swagger UI sets styles from its script and has its icons in data URLs. */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
                    + " img-src 'self' data:; font-src 'self'; connect-src 'self';"
                    + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final String[] LIBRARY = {
        "swagger-ui.css", "swagger-ui-bundle.js", "favicon-32x32.png"
    };

    private final Map<String, Resource> files = new LinkedHashMap<>();

    SwaggerPage() {
        files.put("", new ClassPathResource("swagger-ui/index.html"));
        files.put("start.js", new ClassPathResource("swagger-ui/start.js"));
        for (String each : LIBRARY) {
            files.put(each, library(each));
        }
    }

    private static Resource library(String file) {
        String pattern = "classpath*:META-INF/resources/webjars/swagger-ui/*/" + file;
        try {
            Resource[] found = new PathMatchingResourcePatternResolver().getResources(pattern);
            if (found.length != 1) {
                throw new IllegalStateException(found.length + " times " + pattern);
            }
            return found[0];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RouterFunction<ServerResponse> routes() {
        RouterFunctions.Builder routes =
                route().GET(
                                "/swagger-ui",
                                _ ->
                                        ServerResponse.permanentRedirect(URI.create("/swagger-ui/"))
                                                .build());
        files.forEach((name, file) -> routes.GET("/swagger-ui/" + name, _ -> answer(file)));
        return routes.build();
    }

    private static Mono<ServerResponse> answer(Resource file) {
        return ServerResponse.ok()
                .contentType(
                        MediaTypeFactory.getMediaType(file)
                                .orElse(MediaType.APPLICATION_OCTET_STREAM))
                .header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header(HttpHeaders.CACHE_CONTROL, CacheControl.noCache().getHeaderValue())
                .bodyValue(file);
    }
}
