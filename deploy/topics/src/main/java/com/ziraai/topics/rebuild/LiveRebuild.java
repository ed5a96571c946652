package com.ziraai.topics.rebuild;

import com.ziraai.infrastructure.process.StartFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets analytics, which runs, fold everything anew from the topics beside what it shows, and waits
 * until that is shown. Whoever ends meanwhile, this command or an instance of analytics, the
 * rebuild goes on.
 */
public final class LiveRebuild {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final URI rebuild;
    private final String token;
    private final Consumer<String> out;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(LIMIT).build();

    /**
     * @param analytics where it answers, for example {@code http://127.0.0.1:8085}
     * @param token of an admin
     * @param out takes the lines
     */
    public LiveRebuild(URI analytics, String token, Consumer<String> out) {
        this.rebuild = analytics.resolve("/api/v1/rebuild");
        this.token = token;
        this.out = out;
    }

    /**
     * Begins it and waits for its end.
     *
     * @param acceptLess whether it is to be shown though it knows less than what was shown
     * @throws StartFailure if analytics does not answer, or gives the rebuild up
     */
    public void run(boolean acceptLess) {
        JsonNode state = begin(acceptLess);
        int before = state.path("shown").asInt();
        out.accept("Analytics folds everything anew beside generation " + before + ".");
        while (state.path("shown").asInt() == before) {
            if (state.path("state").asString().equals("GIVEN_UP")) {
                throw new StartFailure(
                        ("the rebuild knows less than what is shown, of %d parts of operations, and"
                                        + " was given up; --accept-less shows it all the same")
                                .formatted(state.path("behind").asLong()));
            }
            LockSupport.parkNanos(PAUSE.toNanos());
            state = ask(HttpRequest.newBuilder(rebuild).GET());
        }
        out.accept("Generation " + state.path("shown").asInt() + " is shown.");
    }

    /** Begins it, unless one is going on. */
    public JsonNode begin(boolean acceptLess) {
        URI wish = URI.create(rebuild + (acceptLess ? "?acceptLess=true" : ""));
        return ask(HttpRequest.newBuilder(wish).POST(HttpRequest.BodyPublishers.noBody()));
    }

    private JsonNode ask(HttpRequest.Builder request) {
        HttpRequest asked =
                request.timeout(LIMIT).header("Authorization", "Bearer " + token).build();
        try {
            HttpResponse<String> answer = http.send(asked, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new StartFailure(
                        rebuild + " answered " + answer.statusCode() + ": " + answer.body());
            }
            return JSON.readTree(answer.body()).path("data");
        } catch (IOException e) {
            throw new StartFailure("analytics does not answer at " + rebuild + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("interrupted", e);
        }
    }
}
