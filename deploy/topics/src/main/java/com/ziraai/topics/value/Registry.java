package com.ziraai.topics.value;

import com.ziraai.infrastructure.process.StartFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.avro.Schema;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Schemas over the registry's Confluent API; each id is asked for once. */
public final class Registry implements ValueReader.Schemas {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    /** Confluent's code for an id the registry does not have. */
    private static final int UNKNOWN_SCHEMA = 40403;

    private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";

    private final String base;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(LIMIT).build();
    private final Map<Integer, Optional<Schema>> known = new HashMap<>();

    /**
     * @param base for example {@code http://127.0.0.1:8091/apis/ccompat/v7}
     */
    public Registry(String base) {
        this.base = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    }

    @Override
    public Optional<Schema> schema(int id) {
        Optional<Schema> schema = known.get(id);
        if (schema == null) {
            schema = ask(id);
            known.put(id, schema);
        }
        return schema;
    }

    private Optional<Schema> ask(int id) {
        HttpResponse<String> answer = get("/schemas/ids/" + id);
        JsonNode body = json(answer.body());
        if (answer.statusCode() == 404 && body.path("error_code").asInt(0) == UNKNOWN_SCHEMA) {
            return Optional.empty();
        }
        if (answer.statusCode() != 200 || !body.path("schema").isString()) {
            throw new StartFailure(
                    "the registry at %s answers %d; is this the base of a Confluent API?"
                            .formatted(base, answer.statusCode()));
        }
        return Optional.of(new Schema.Parser().parse(body.path("schema").asString()));
    }

    /**
     * The id the schema has under the subject, where it is registered if it is missing.
     *
     * @throws StartFailure if the registry refuses it, as it could not read what is there already
     */
    public int idOf(String subject, Schema schema) {
        String path = "/subjects/" + subject;
        String body = JsonMapper.shared().writeValueAsString(Map.of("schema", schema.toString()));
        JsonNode found = json(post(path, body).body());
        if (found.path("id").isInt()) {
            return found.path("id").asInt();
        }
        HttpResponse<String> answer = post(path + "/versions", body);
        if (answer.statusCode() != 200 || !json(answer.body()).path("id").isInt()) {
            throw new StartFailure(
                    "the registry at %s refuses a schema of %s (%d): %s"
                            .formatted(
                                    base,
                                    subject,
                                    answer.statusCode(),
                                    json(answer.body()).path("message").asString("no reason")));
        }
        return json(answer.body()).path("id").asInt();
    }

    /** The host it is asked at. */
    public String host() {
        try {
            return String.valueOf(URI.create(base).getHost());
        } catch (IllegalArgumentException e) {
            throw new StartFailure("no registry can be at " + base, e);
        }
    }

    private static JsonNode json(String body) {
        try {
            return JsonMapper.shared().readTree(body);
        } catch (JacksonException e) {
            return JsonMapper.shared().missingNode();
        }
    }

    private HttpResponse<String> get(String path) {
        return send(path, HttpRequest.Builder::GET);
    }

    private HttpResponse<String> post(String path, String body) {
        return send(
                path,
                request ->
                        request.header("Content-Type", MEDIA_TYPE)
                                .POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(String path, UnaryOperator<HttpRequest.Builder> how) {
        try {
            HttpRequest request =
                    how.apply(HttpRequest.newBuilder(URI.create(base + path)).timeout(LIMIT))
                            .build();
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new StartFailure("no registry answers at " + base, e);
        } catch (IllegalArgumentException e) {
            throw new StartFailure("no registry can be at " + base, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("interrupted", e);
        }
    }
}
