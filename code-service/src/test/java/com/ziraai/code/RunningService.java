package com.ziraai.code;

import com.ziraai.inquiry.TestTokens;
import com.ziraai.local.infrastructure.TestInfrastructure;
import com.ziraai.messaging.OwnNetwork;
import com.ziraai.messaging.TopicClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;

/** The whole service on real Kafka and PostgreSQL, with both ends of its topics in hand. */
public final class RunningService implements AutoCloseable {

    private static final Map<String, String> ENVIRONMENT =
            TestInfrastructure.shared().environment("code");

    public static final TestTokens TOKENS = new TestTokens();

    private final TopicClient topics = new TopicClient(ENVIRONMENT);
    private ConfigurableApplicationContext context;

    private RunningService() {
        this.context = run();
    }

    public static RunningService start() {
        return new RunningService();
    }

    private static ConfigurableApplicationContext run() {
        List<String> arguments = new ArrayList<>();
        ENVIRONMENT.forEach((key, value) -> arguments.add("--" + key + "=" + value));
        arguments.add("--server.port=0");
        arguments.add("--server.address=127.0.0.1");
        arguments.add("--code.allocation.secret=0123456789abcdef");
        arguments.add("--code.allocation.block-size=100");
        arguments.add("--ziraai.inquiry.public-key-location=" + TOKENS.publicKeyLocation());
        return new SpringApplicationBuilder(CodeApplication.class)
                .initializers(new OwnNetwork())
                .run(arguments.toArray(String[]::new));
    }

    public void stop() {
        context.close();
    }

    public void startAgain() {
        context = run();
    }

    public DatabaseClient database() {
        return context.getBean(DatabaseClient.class);
    }

    /** Answer of a GET. */
    public HttpResponse<String> get(String path, String token) {
        return send(HttpRequest.newBuilder(address(path)), token);
    }

    /** Answer of a POST of JSON. */
    public HttpResponse<String> post(String path, String token, String body) {
        return send(
                HttpRequest.newBuilder(address(path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)),
                token);
    }

    private URI address(String path) {
        String port = context.getEnvironment().getRequiredProperty("local.server.port");
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request, String token) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            request.header("Authorization", "Bearer " + token).build(),
                            HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public TopicClient topics() {
        return topics;
    }

    @Override
    public void close() {
        context.close();
    }
}
