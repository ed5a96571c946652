package com.ziraai.bench.compare;

import com.ziraai.infrastructure.process.StartFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One side of a comparison: a program that prints a line of JSON.
 *
 * @param name what it is called in the table
 * @param folder where it runs
 * @param environment variables beside ours
 * @param figures what is compared of the line
 */
record Contender(
        String name,
        Path folder,
        List<String> command,
        Map<String, String> environment,
        Function<JsonNode, Map<String, Double>> figures) {

    private static final JsonMapper JSON = new JsonMapper();

    /**
     * What one run came to.
     *
     * @param line the last one it printed that is an object
     * @param clean whether it ended with exit code 0
     */
    record Ran(JsonNode line, boolean clean) {}

    /**
     * Runs the program to its end; what it says beside its result goes to our own error output.
     *
     * @throws StartFailure when it prints no result
     */
    Ran run() {
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            Thread hook = new Thread(process::destroy);
            Runtime.getRuntime().addShutdownHook(hook);
            JsonNode last = last(process.inputReader());
            int code = process.waitFor();
            Runtime.getRuntime().removeShutdownHook(hook);
            if (last.isMissingNode()) {
                throw new StartFailure(name + " printed no result and ended with " + code);
            }
            return new Ran(last, code == 0);
        } catch (IOException e) {
            throw new StartFailure("cannot run " + name + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("interrupted", e);
        }
    }

    /** The last line that is an object; a missing node where there is none. */
    static JsonNode last(BufferedReader output) {
        return output.lines()
                .map(Contender::parse)
                .filter(JsonNode::isObject)
                .reduce(JSON.missingNode(), (_, later) -> later);
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (JacksonException words) {
            return JSON.missingNode();
        }
    }
}
