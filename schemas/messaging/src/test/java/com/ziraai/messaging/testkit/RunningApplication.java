package com.ziraai.messaging.testkit;

import com.ziraai.infrastructure.TestInfrastructure;
import com.ziraai.infrastructure.token.TestTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;

/** A whole service on real Kafka and PostgreSQL, with both ends of its topics in hand. */
public final class RunningApplication implements AutoCloseable {

    private final Class<?> application;
    private final List<String> arguments;
    private final TestTokens tokens = new TestTokens();
    private final TopicClient topics;
    private ConfigurableApplicationContext context;

    /**
     * @param database its name
     * @param settings {@code name=value}, beside those every service has
     */
    public RunningApplication(Class<?> application, String database, String... settings) {
        Map<String, String> environment = TestInfrastructure.shared().environment(database);
        this.application = application;
        this.topics = new TopicClient(environment);
        this.arguments =
                Stream.of(
                                environment.entrySet().stream().map(Map.Entry::toString),
                                Stream.of(
                                        "server.port=0",
                                        "server.address=127.0.0.1",
                                        "ziraai.inquiry.public-key-location="
                                                + tokens.publicKeyLocation()),
                                Stream.of(settings))
                        .flatMap(each -> each)
                        .map("--"::concat)
                        .toList();
        this.context = run();
    }

    private ConfigurableApplicationContext run() {
        return new SpringApplicationBuilder(application)
                .initializers(new OwnNetwork())
                .run(arguments.toArray(String[]::new));
    }

    public void stop() {
        context.close();
    }

    public void startAgain() {
        context = run();
    }

    /** What it accepts. */
    public TestTokens tokens() {
        return tokens;
    }

    public TopicClient topics() {
        return topics;
    }

    public DatabaseClient database() {
        return context.getBean(DatabaseClient.class);
    }

    /** Answer of a GET. */
    public HttpResponse<String> get(String path, String token) {
        return send(request(path, token));
    }

    /** Answer of a POST of JSON. */
    public HttpResponse<String> post(String path, String token, String body) {
        return send(
                request(path, token)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path, String token) {
        String port = context.getEnvironment().getRequiredProperty("local.server.port");
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + token);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
