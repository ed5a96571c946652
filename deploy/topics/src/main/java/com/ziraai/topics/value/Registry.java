package com.ziraai.topics.value;

import com.ziraai.topics.cluster.ClusterFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Schemas by id, over the registry's Confluent API; each is asked for once. */
public final class Registry {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    /** Confluent's code for an id the registry does not have. */
    private static final int UNKNOWN_SCHEMA = 40403;

    private final String base;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(LIMIT).build();
    private final Map<Integer, Optional<Schema>> known = new HashMap<>();

    /**
     * @param base for example {@code http://127.0.0.1:8091/apis/ccompat/v7}
     */
    public Registry(String base) {
        this.base = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    }

    /**
     * The schema of that id; none if the registry is sure that it has none.
     *
     * @throws ClusterFailure if the registry does not say
     */
    Optional<Schema> schema(int id) {
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
            throw new ClusterFailure(
                    "the registry at %s answers %d; is this the base of a Confluent API?"
                            .formatted(base, answer.statusCode()));
        }
        return Optional.of(new Schema.Parser().parse(body.path("schema").asString()));
    }

    private static JsonNode json(String body) {
        try {
            return JsonMapper.shared().readTree(body);
        } catch (JacksonException e) {
            return JsonMapper.shared().missingNode();
        }
    }

    private HttpResponse<String> get(String path) {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(base + path)).timeout(LIMIT).build();
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new ClusterFailure("no registry answers at " + base, e);
        } catch (IllegalArgumentException e) {
            throw new ClusterFailure("no registry can be at " + base, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterFailure("interrupted", e);
        }
    }
}
