package com.ziraai.messaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.apache.avro.Schema;
import tools.jackson.databind.json.JsonMapper;

/** The few calls of Confluent's registry API that an owner of schemas makes. Blocking. */
final class SchemaRegistry {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";

    private final URI base;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final JsonMapper json = JsonMapper.shared();

    SchemaRegistry(URI base) {
        this.base = base;
    }

    /** Thrown when the registry answers no; asking again does not help. */
    static final class RefusedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RefusedException(String message) {
            super(message);
        }
    }

    /**
     * Registers the schema and makes the subject refuse every incompatible one.
     *
     * @throws RefusedException if the schema cannot read what earlier versions wrote
     * @throws UncheckedIOException if the registry cannot be reached
     */
    void register(String subject, Schema schema) {
        boolean guarded = guard(subject);
        expectSuccess(
                subject,
                send(
                        "POST",
                        "/subjects/" + subject + "/versions",
                        Map.of("schema", schema.toString())));
        if (!guarded && !guard(subject)) {
            throw new RefusedException("the registry took no compatibility rule for " + subject);
        }
    }

    /** Whether the registry answers. */
    boolean isReachable() {
        try {
            return send("GET", "/subjects?limit=1", Map.of()).statusCode() < 500;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private boolean guard(String subject) {
        HttpResponse<String> answer =
                send("PUT", "/config/" + subject, Map.of("compatibility", "BACKWARD_TRANSITIVE"));
        return answer.statusCode() < 300;
    }

    private static void expectSuccess(String subject, HttpResponse<String> answer) {
        if (answer.statusCode() >= 500) {
            throw new UncheckedIOException(
                    new IOException("registry answered " + answer.statusCode()));
        }
        if (answer.statusCode() >= 300) {
            throw new RefusedException(
                    "schema of %s refused with %d: %s"
                            .formatted(subject, answer.statusCode(), answer.body()));
        }
    }

    private HttpResponse<String> send(String method, String path, Map<String, String> body) {
        var publisher =
                body.isEmpty()
                        ? BodyPublishers.noBody()
                        : BodyPublishers.ofString(json.writeValueAsString(body));
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(base + path))
                        .timeout(TIMEOUT)
                        .header("Content-Type", MEDIA_TYPE)
                        .method(method, publisher)
                        .build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted", e));
        }
    }
}
