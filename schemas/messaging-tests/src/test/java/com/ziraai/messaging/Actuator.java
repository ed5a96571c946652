package com.ziraai.messaging;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an operator sees of a service from outside. */
final class Actuator {

    /** The answer of the readiness probe. */
    record Readiness(int httpStatus, JsonNode body) {

        String status(String component) {
            return body.at("/components/" + component + "/status").asString("");
        }

        String detail(String component, String name) {
            return body.at("/components/" + component + "/details/" + name).asString("");
        }

        /** What the subscription waits for; empty while it goes on. */
        String waitingFor(String subscription) {
            return body.at("/components/subscriptions/details/" + subscription + "/waitingFor")
                    .asString("");
        }
    }

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;

    Actuator(int port) {
        this.base = "http://127.0.0.1:" + port + "/actuator";
    }

    /** An answer of status 0 and no body while nobody listens. */
    Readiness readiness() {
        try {
            HttpResponse<String> answer = get("/health/readiness");
            return new Readiness(answer.statusCode(), JsonMapper.shared().readTree(answer.body()));
        } catch (IOException e) {
            return new Readiness(0, JsonMapper.shared().createObjectNode());
        }
    }

    /** Value of a series whose tag has that value; 0 if there is none. */
    double metric(String name, String tag, String value) {
        Pattern line =
                Pattern.compile(
                        "^" + name + "\\{[^}]*" + tag + "=\"" + value + "\"[^}]*} (\\S+)",
                        Pattern.MULTILINE);
        try {
            Matcher found = line.matcher(get("/prometheus").body());
            return found.find() ? Double.parseDouble(found.group(1)) : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    /** All metrics. */
    String scrape() throws IOException {
        return get("/prometheus").body();
    }

    private HttpResponse<String> get(String path) throws IOException {
        try {
            return http.send(
                    HttpRequest.newBuilder(URI.create(base + path))
                            .timeout(Duration.ofSeconds(10))
                            .build(),
                    BodyHandlers.ofString());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
