package com.ziraai.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The requests of a scenario as the Bulk Operations API publishes it, in their order. */
final class Scenario {

    private static final Pattern REQUEST = Pattern.compile("\\s*(GET|POST) (\\S+)");

    /**
     * @param path as published, with {@code {operationId}} where an operation's id belongs
     * @param body as published, with recipients elided; empty if there is none
     */
    record Step(String method, String path, String body) {}

    private Scenario() {}

    /** Its steps. What is no request, such as comments and the words of a loop, is left out. */
    static List<Step> read(String file) {
        List<Step> steps = new ArrayList<>();
        StringBuilder body = new StringBuilder();
        for (String line : text(file).lines().toList()) {
            Matcher request = REQUEST.matcher(line);
            if (request.matches()) {
                steps.add(new Step(request.group(1), request.group(2), ""));
            } else if (!body.isEmpty() || line.equals("{")) {
                body.append(line).append('\n');
                if (line.equals("}")) {
                    Step bare = steps.removeLast();
                    steps.add(new Step(bare.method(), bare.path(), body.toString()));
                    body.setLength(0);
                }
            }
        }
        return steps;
    }

    /** A file of the published commands. */
    static String text(String file) {
        String name = "/bulk-operations-api/" + file;
        try (InputStream content =
                Objects.requireNonNull(Scenario.class.getResourceAsStream(name), name)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
