package com.ziraai.analytics;

import java.util.Objects;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running instance of the service, as its callers see it. */
record Instance(ConfigurableApplicationContext context, WebTestClient http)
        implements AutoCloseable {

    static Instance start(World world, String... settings) {
        ConfigurableApplicationContext context = world.start(settings);
        int port =
                Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer())
                        .getPort();
        return new Instance(
                context, WebTestClient.bindToServer().baseUrl("http://127.0.0.1:" + port).build());
    }

    WebTestClient.ResponseSpec get(String path, String token) {
        return http.get().uri(path).headers(headers -> headers.setBearerAuth(token)).exchange();
    }

    /** The data of an answer that is well. */
    JsonNode data(String path, String token) {
        byte[] body =
                get(path, token)
                        .expectStatus()
                        .isOk()
                        .expectBody()
                        .returnResult()
                        .getResponseBody();
        return JsonMapper.shared().readTree(Objects.requireNonNull(body)).at("/data");
    }

    String metrics() {
        return Objects.requireNonNull(
                http.get()
                        .uri("/actuator/prometheus")
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody());
    }

    /** The answer is an error of the API's shape. */
    static WebTestClient.BodyContentSpec refused(
            WebTestClient.ResponseSpec answer, int status, String error) {
        return answer.expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.success")
                .isEqualTo(false)
                .jsonPath("$.error")
                .isEqualTo(error)
                .jsonPath("$.message")
                .isNotEmpty();
    }

    @Override
    public void close() {
        context.close();
    }
}
