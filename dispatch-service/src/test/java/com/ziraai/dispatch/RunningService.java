package com.ziraai.dispatch;

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
            TestInfrastructure.shared().environment("dispatch");

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
        arguments.add("--dispatch.decision.unknown-deadline=3s");
        arguments.add("--ziraai.inquiry.public-key-location=" + TOKENS.publicKeyLocation());
        return new SpringApplicationBuilder(DispatchApplication.class)
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
        String port = context.getEnvironment().getRequiredProperty("local.server.port");
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                    .header("Authorization", "Bearer " + token)
                                    .build(),
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
