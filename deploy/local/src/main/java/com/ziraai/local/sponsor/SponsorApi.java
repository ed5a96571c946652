package com.ziraai.local.sponsor;

import com.ziraai.infrastructure.process.StartFailure;
import com.ziraai.local.system.LocalSystem;
import com.ziraai.local.system.Service;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A sponsor's side of the HTTP APIs. */
public final class SponsorApi {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /** Of what reads or writes a million rows. */
    private static final Duration LONG = Duration.ofMinutes(10);

    private final HttpClient http =
            HttpClient.newBuilder()
                    .connectTimeout(TIMEOUT)
                    .version(HttpClient.Version.HTTP_1_1)
                    .build();
    private final LocalSystem system;
    private final String sponsorId;
    private final String sponsorName;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    public SponsorApi(LocalSystem system, String sponsorId, String sponsorName) {
        this.system = system;
        this.sponsorId = sponsorId;
        this.sponsorName = sponsorName;
    }

    /** Gives the sponsor the large plan. */
    public void raisePlan() {
        take("large");
    }

    /** Gives the sponsor a plan. */
    public void take(String plan) {
        var body = Map.of("name", sponsorName, "timeZone", "Europe/Istanbul", "plan", plan);
        var request =
                authorized(campaign("/api/v1/sponsors/" + sponsorId), "Admin").PUT(json(body));
        send(request);
    }

    /**
     * Sends one request.
     *
     * @return the operation's id
     */
    public String sendLinks(Request request, String name) {
        return accept(request, name).operationId();
    }

    /**
     * What an accepted request is answered.
     *
     * @param estimatedEnd when the last item will probably have been handed to a provider
     */
    public record Accepted(String operationId, Instant estimatedEnd) {}

    /** As {@link #sendLinks}, with more of the answer. */
    public Accepted accept(Request request, String name) {
        var call =
                authorized(campaign("/api/v1/bulk-operations/send-links"), "Sponsor")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(json(request.body(name)));
        return accepted(send(call));
    }

    private static Accepted accepted(JsonNode answer) {
        var data = answer.path("data");
        return new Accepted(
                data.path("operationId").asString(),
                Instant.parse(data.path("estimatedCompletionTime").asString()));
    }

    /**
     * Uploads a recipient list.
     *
     * @param csv its rows, the header first
     * @return the list as the API tells of it
     */
    public JsonNode upload(HttpRequest.BodyPublisher csv) {
        var call =
                authorized(campaign("/api/v1/recipient-lists"), "Sponsor")
                        .setHeader("Content-Type", "text/csv")
                        .POST(csv);
        return send(call, LONG).path("data");
    }

    /** One page of the bad rows of a list, in its order; those after a row. */
    public JsonNode problems(String listId, long after) {
        var page = "/problems?limit=1000&after=" + after;
        return send(authorized(campaign("/api/v1/recipient-lists/" + listId + page), "Sponsor"));
    }

    /** Sends to everybody on a list. */
    public Accepted sendToList(String listId, String channel, String template) {
        var body =
                Map.of("recipientListId", listId, "channel", channel, "messageTemplate", template);
        var call =
                authorized(campaign("/api/v1/bulk-operations/send-links"), "Sponsor")
                        .POST(json(body));
        return accepted(send(call, LONG));
    }

    public Status status(String operationId) {
        return Status.parse(
                send(
                        authorized(
                                campaign("/api/v1/bulk-operations/status/" + operationId),
                                "Sponsor")));
    }

    /** The story of one item. */
    public JsonNode item(String operationId, int index) {
        var path = "/api/v1/bulk-operations/" + operationId + "/items/" + index;
        return send(authorized(campaign(path), "Sponsor"));
    }

    /**
     * Pauses, resumes or cancels an operation; returns when it is so.
     *
     * @param verb {@code pause}, {@code resume} or {@code cancel}
     */
    public void move(String verb, String operationId) {
        var url = campaign("/api/v1/bulk-operations/" + verb + "/" + operationId);
        send(authorized(url, "Sponsor").POST(HttpRequest.BodyPublishers.noBody()));
    }

    /** The SLA view of an operation; analytics may need a moment to know it. */
    public JsonNode sla(String operationId) {
        var url = system.url(Service.ANALYTICS) + "/api/v1/operations/" + operationId + "/sla";
        return send(authorized(url, "Sponsor"));
    }

    public Ledger ledger(String operationId) {
        return ledgerAt("/ledger/summary?operationId=" + operationId);
    }

    /** Of all operations there were. */
    public Ledger ledger() {
        return ledgerAt("/ledger/summary");
    }

    private Ledger ledgerAt(String path) {
        return Ledger.parse(send(HttpRequest.newBuilder(URI.create(system.simulatorUrl() + path))));
    }

    private String campaign(String path) {
        return system.url(Service.CAMPAIGN) + path;
    }

    private HttpRequest.Builder authorized(String url, String role) {
        return HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer " + token(role))
                .header("Content-Type", "application/json");
    }

    private String token(String role) {
        return tokens.computeIfAbsent(role, each -> system.token(sponsorId, sponsorName, each));
    }

    private static HttpRequest.BodyPublisher json(Map<String, ?> body) {
        return HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
    }

    private JsonNode send(HttpRequest.Builder builder) {
        return send(builder, TIMEOUT);
    }

    private JsonNode send(HttpRequest.Builder builder, Duration timeout) {
        var request = builder.timeout(timeout).build();
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new StartFailure(
                        request.method()
                                + " "
                                + request.uri()
                                + " answered "
                                + answer.statusCode()
                                + ": "
                                + answer.body());
            }
            return answer.body().isEmpty() ? JSON.nullNode() : JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new StartFailure(request.method() + " " + request.uri() + " failed: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("interrupted", e);
        }
    }
}
