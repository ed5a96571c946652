package com.ziraai.campaign;

import com.ziraai.campaign.callback.TestHosts;
import com.ziraai.campaign.openapi.Contract;
import com.ziraai.infrastructure.TestInfrastructure;
import com.ziraai.infrastructure.token.TestTokens;
import com.ziraai.messaging.testkit.OwnNetwork;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service as it is shipped, over real HTTP, Kafka and PostgreSQL; one for all test classes. */
final class RunningCampaign {

    /** Shared with the service that sends files. */
    static final String SERVICE_SECRET = "a secret of campaign and channel-email";

    private static final String DATABASE = "campaign";
    private static @Nullable RunningCampaign shared;

    private final TestTokens tokens = new TestTokens();
    private final Map<String, Object> properties = new LinkedHashMap<>();
    private final FakeAnalytics analytics = new FakeAnalytics();
    private final FakePeers peers = new FakePeers();
    private final TestHosts hosts = new TestHosts();
    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.shared();
    private ConfigurableApplicationContext context;

    private RunningCampaign() {
        properties.putAll(TestInfrastructure.shared().environment(DATABASE));
        properties.put(
                "spring.security.oauth2.resourceserver.jwt.public-key-location",
                tokens.publicKeyLocation());
        properties.put("campaign.contact.secret", "a-secret-for-tests");
        properties.put("campaign.analytics.url", analytics.url());
        properties.put("campaign.analytics.timeout", "5s");
        for (String peer :
                List.of("code", "dispatch", "channel-sms", "channel-whatsapp", "channel-email")) {
            properties.put("campaign.peers." + peer, peers.url());
        }
        properties.put("campaign.peers.signing-key-location", tokens.gatewaySigningKeyLocation());
        properties.put("campaign.attachment.secret", SERVICE_SECRET);
        properties.put("campaign.attachment.largest", "1MB");
        properties.put("campaign.attachment.per-message", "1MB");
        properties.put("campaign.attachment.per-sponsor", "3MB");
        properties.put("campaign.callback.allow-http", "true");
        properties.put("campaign.callback.allowed-networks", "127.0.0.1/32");
        properties.put("campaign.callback.timeout", "2s");
        properties.put("campaign.callback.first-retry", "100ms");
        properties.put("campaign.callback.longest-retry", "400ms");
        properties.put("campaign.callback.tick", "50ms");
        properties.put("campaign.release.missed-start-grace", "2s");
        properties.put("server.address", "127.0.0.1");
        properties.put("server.port", "0");
        context = start();
        // Tests send more than a sponsor of the default plan may.
        execute(
                """
                UPDATE plan SET max_concurrent_operations = 1000, max_operations_per_day = 1000,
                    max_items_per_day = 10000000 WHERE name = 'default'
                """);
    }

    static synchronized RunningCampaign shared() {
        if (shared == null) {
            shared = new RunningCampaign();
        }
        return shared;
    }

    ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(CampaignApplication.class)
                .initializers(new OwnNetwork(), hosts)
                .properties(properties)
                .run("--server.port=0");
    }

    /** Stops the service; what it does not hold in its database is gone. */
    void stop() {
        context.close();
    }

    void startAgain() {
        context = start();
    }

    TestTokens tokens() {
        return tokens;
    }

    FakeAnalytics analytics() {
        return analytics;
    }

    FakePeers peers() {
        return peers;
    }

    TestHosts hosts() {
        return hosts;
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    <T> Collection<T> beans(Class<T> type) {
        return context.getBeansOfType(type).values();
    }

    URI uri(String path) {
        String port = context.getEnvironment().getRequiredProperty("local.server.port");
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** An answer with its body as JSON. */
    record Answer(int status, JsonNode body, String raw, HttpResponse<String> response) {}

    Answer get(String path, String token) {
        return send(HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + token));
    }

    Answer getAs(String accept, String path, String token) {
        return send(
                HttpRequest.newBuilder(uri(path))
                        .header("Authorization", "Bearer " + token)
                        .header("Accept", accept));
    }

    Answer getIn(String language, String path, String token) {
        return send(
                HttpRequest.newBuilder(uri(path))
                        .header("Authorization", "Bearer " + token)
                        .header("Accept-Language", language));
    }

    Answer getOpenly(String path) {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    Answer put(String path, String token, String body) {
        return send(
                HttpRequest.newBuilder(uri(path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(body)));
    }

    Answer delete(String path, String token) {
        return send(
                HttpRequest.newBuilder(uri(path))
                        .header("Authorization", "Bearer " + token)
                        .DELETE());
    }

    Answer post(String path, String token, String body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri(path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    Answer sendLinks(String token, String body, String... headers) {
        return post("/api/v1/bulk-operations/send-links", token, body, headers);
    }

    /** Uploads a file of that type as a recipient list. */
    Answer upload(String token, String query, String contentType, byte[] file) {
        return sendFile("/api/v1/recipient-lists" + query, token, contentType, file);
    }

    /** Uploads a file to go along with e-mails. */
    Answer attach(String token, String query, String contentType, byte[] file) {
        return sendFile("/api/v1/attachments" + query, token, contentType, file);
    }

    private Answer sendFile(String path, String token, String contentType, byte[] file) {
        return send(
                HttpRequest.newBuilder(uri(path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", contentType)
                        .header("Accept-Language", "en")
                        // Without saying beforehand how long it is, as a browser's stream would.
                        .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(file))));
    }

    int port() {
        return uri("").getPort();
    }

    Answer postAs(String token, String contentType, String body) {
        return send(
                HttpRequest.newBuilder(uri("/api/v1/bulk-operations/send-links"))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", contentType)
                        .POST(BodyPublishers.ofString(body)));
    }

    /** Without saying beforehand how long the body is. */
    Answer sendLinksInChunks(String token, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return send(
                HttpRequest.newBuilder(uri("/api/v1/bulk-operations/send-links"))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes))));
    }

    Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            String type = response.headers().firstValue("Content-Type").orElse("");
            JsonNode body =
                    type.contains("application/json")
                            ? json.readTree(response.body())
                            : json.createObjectNode();
            Contract.check(
                    new Contract.Given(
                            response.request().method(),
                            response.uri().getRawPath(),
                            response.statusCode(),
                            response.headers()::firstValue,
                            response.body()));
            return new Answer(response.statusCode(), body, response.body(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    void execute(String statements) {
        try (Connection connection =
                        TestInfrastructure.shared().infrastructure().connect(DATABASE);
                Statement statement = connection.createStatement()) {
            statement.execute(statements);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The number a query gives. */
    long number(String query) {
        return numbers(query).getFirst();
    }

    /** The numbers of the one row a query gives. */
    List<Long> numbers(String query) {
        try (Connection connection =
                        TestInfrastructure.shared().infrastructure().connect(DATABASE);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            List<Long> numbers = new ArrayList<>();
            for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                numbers.add(result.getLong(column));
            }
            return numbers;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
