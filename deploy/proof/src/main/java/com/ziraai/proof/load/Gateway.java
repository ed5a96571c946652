package com.ziraai.proof.load;

import com.ziraai.infrastructure.process.Pause;
import com.ziraai.infrastructure.process.StartFailure;
import com.ziraai.local.sponsor.Request;
import com.ziraai.local.sponsor.Status;
import com.ziraai.local.system.LocalSystem;
import com.ziraai.local.system.Service;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** All instances of the gateway, taking turns. Thread-safe. */
public final class Gateway {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final HttpClient http =
            HttpClient.newBuilder()
                    .connectTimeout(Duration.ofSeconds(2))
                    .version(HttpClient.Version.HTTP_1_1)
                    .build();
    private final LocalSystem system;
    private final AtomicInteger turn = new AtomicInteger();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    public Gateway(LocalSystem system) {
        this.system = system;
    }

    /** Gives a sponsor the large plan. */
    public void raisePlan(String sponsor) {
        var body = Map.of("name", sponsor, "timeZone", "Europe/Istanbul", "plan", "large");
        untilAnswered(
                "Admin",
                sponsor,
                "/api/v1/sponsors/" + sponsor,
                request -> request.PUT(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
    }

    /** Sends a request as often as it takes; the operation's id. */
    public String sendLinks(String sponsor, Request request, String name) {
        var key = UUID.randomUUID().toString();
        var body = JSON.writeValueAsBytes(request.body(name));
        var answer =
                untilAnswered(
                        "Sponsor",
                        sponsor,
                        "/api/v1/bulk-operations/send-links",
                        each ->
                                each.header("Idempotency-Key", key)
                                        .POST(BodyPublishers.ofByteArray(body)));
        return answer.path("data").path("operationId").asString();
    }

    /** Blacklists a number as often as it takes; its contact key. */
    public String blacklist(String sponsor, String phone) {
        var body = JSON.writeValueAsBytes(Map.of("phoneNumber", phone));
        var answer =
                untilAnswered(
                        "Sponsor",
                        sponsor,
                        "/api/v1/blacklist",
                        request -> request.POST(BodyPublishers.ofByteArray(body)));
        return answer.path("data").path("entryId").asString();
    }

    /** Changes a sender as often as it takes. */
    public void change(String channel, String sender, Map<String, ?> change) {
        var body = JSON.writeValueAsBytes(change);
        untilAnswered(
                "Admin",
                "chaos",
                "/api/v1/admin/senders/" + channel + "/" + encoded(sender),
                request -> request.PUT(BodyPublishers.ofByteArray(body)));
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8);
    }

    /** One try; empty when the gateway is away or does not know the operation yet. */
    public Optional<Samples.Answer> status(String sponsor, String operationId) {
        var path = "/api/v1/bulk-operations/status/" + operationId;
        var instance = nextInstance();
        return once(instance, "Sponsor", sponsor, path, r -> r.GET())
                .filter(answer -> answer.statusCode() == 200)
                .map(answer ->
                        new Samples.Answer(
                                Instant.now(),
                                instance,
                                Status.parse(JSON.readTree(answer.body()))));
    }

    /** The edit of a request before it is built. */
    private interface Edit {
        HttpRequest.Builder apply(HttpRequest.Builder request);
    }

    private JsonNode untilAnswered(String role, String sponsor, String path, Edit edit) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        Predicate<HttpResponse<String>> done = answer -> answer.statusCode() / 100 != 5;
        while (System.nanoTime() < deadline) {
            var answer = once(nextInstance(), role, sponsor, path, edit).filter(done);
            if (answer.isPresent()) {
                return accepted(path, answer.get());
            }
            Pause.of(PAUSE);
        }
        throw new StartFailure(path + " was not answered within " + PATIENCE);
    }

    private static JsonNode accepted(String path, HttpResponse<String> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new StartFailure(path + " answered " + answer.statusCode() + answer.body());
        }
        return answer.body().isEmpty() ? JSON.nullNode() : JSON.readTree(answer.body());
    }

    private String nextInstance() {
        List<String> urls = system.urls(Service.CAMPAIGN);
        return urls.get(Math.floorMod(turn.getAndIncrement(), urls.size()));
    }

    private Optional<HttpResponse<String>> once(
            String instance, String role, String sponsor, String path, Edit edit) {
        var request =
                HttpRequest.newBuilder(URI.create(instance + path))
                        .timeout(TIMEOUT)
                        .header("Authorization", "Bearer " + token(sponsor, role))
                        .header("Content-Type", "application/json");
        try {
            return Optional.of(http.send(edit.apply(request).build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("interrupted", e);
        }
    }

    private String token(String sponsor, String role) {
        return tokens.computeIfAbsent(
                role + " " + sponsor, each -> system.token(sponsor, sponsor, role));
    }
}
