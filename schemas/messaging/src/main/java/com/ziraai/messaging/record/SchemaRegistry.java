package com.ziraai.messaging.record;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The few calls of Confluent's registry API that owners and readers of schemas make. Blocking. */
public final class SchemaRegistry {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** Confluent's code for an id the registry does not have. */
    private static final int UNKNOWN_SCHEMA = 40403;

    private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";

    private final URI base;
    private final Optional<String> authorization;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final JsonMapper json = JsonMapper.shared();

    SchemaRegistry(RegistrySettings registry) {
        this.base = registry.url();
        this.authorization = registry.authorization();
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
     * @return the id of the schema, an earlier one where it was registered before
     * @throws RefusedException if the schema cannot read what earlier versions wrote
     * @throws RegistryAwayException if the registry cannot be reached
     */
    public int register(String subject, Schema schema) {
        boolean guarded = guard(subject);
        HttpResponse<String> answer =
                send(
                        "POST",
                        "/subjects/" + subject + "/versions",
                        Map.of("schema", schema.toString()));
        expectSuccess(subject, answer);
        if (!guarded && !guard(subject)) {
            throw new RefusedException("the registry took no compatibility rule for " + subject);
        }
        return id(answer);
    }

    /** A proxy whose registry is away may answer 200, too, but without an id. */
    private int id(HttpResponse<String> answer) {
        int id = number("id", answer);
        if (id < 0) {
            throw away(answer);
        }
        return id;
    }

    /**
     * The schema of that id; none if the registry is sure that it has none.
     *
     * @throws RegistryAwayException if the registry cannot be reached or cannot tell
     */
    public Optional<Schema> schema(int id) {
        HttpResponse<String> answer = send("GET", "/schemas/ids/" + id, Map.of());
        if (answer.statusCode() == 404 && isRegistrysOwn(answer)) {
            return Optional.empty();
        }
        if (answer.statusCode() != 200) {
            throw away(answer);
        }
        String schema = json.readTree(answer.body()).path("schema").asString();
        return Optional.of(new Schema.Parser().parse(schema));
    }

    /** A proxy whose registry is away may answer 404, too, but without the API's error code. */
    private boolean isRegistrysOwn(HttpResponse<String> answer) {
        return number("error_code", answer) == UNKNOWN_SCHEMA;
    }

    /** A number of the answer; -1 where it has none of that name. */
    private int number(String name, HttpResponse<String> answer) {
        try {
            return json.readTree(answer.body()).path(name).asInt(-1);
        } catch (JacksonException e) {
            return -1;
        }
    }

    /**
     * Asks for as little as can be asked.
     *
     * @throws RegistryAwayException if the registry cannot be reached or does not serve
     */
    public void ping() {
        HttpResponse<String> answer = send("GET", "/subjects?limit=1", Map.of());
        if (answer.statusCode() != 200) {
            throw away(answer);
        }
    }

    private static RegistryAwayException away(HttpResponse<String> answer) {
        return new RegistryAwayException(
                new IOException("registry answered " + answer.statusCode()));
    }

    private boolean guard(String subject) {
        HttpResponse<String> answer =
                send("PUT", "/config/" + subject, Map.of("compatibility", "BACKWARD_TRANSITIVE"));
        return answer.statusCode() < 300;
    }

    private static void expectSuccess(String subject, HttpResponse<String> answer) {
        if (answer.statusCode() >= 500) {
            throw away(answer);
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
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path))
                        .timeout(TIMEOUT)
                        .header("Content-Type", MEDIA_TYPE)
                        .method(method, publisher);
        authorization.ifPresent(value -> request.header("Authorization", value));
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new RegistryAwayException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegistryAwayException("interrupted", e);
        }
    }
}
