package com.ziraai.bench.compare;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * What is compared of a result, by the names it is shown under; what a result lacks is left out.
 */
final class Figures {

    static final String RATE = "messages/s";

    private static final String ALL = "µs a message";
    private static final String NET = "µs, net of compilers";
    private static final String STEADY = "steady part: ";

    private Figures() {}

    /** Of {@code deploy/bench/run}, of this checkout or an older one. */
    static Map<String, Double> ofRun(JsonNode result) {
        Map<String, Double> figures = new LinkedHashMap<>();
        putPart(figures, "", result);
        putPart(figures, STEADY, result.path("steady"));
        for (Map.Entry<String, JsonNode> each : result.path("cpuMicrosPerMessage").properties()) {
            figures.put("µs, " + each.getKey(), each.getValue().asDouble());
        }
        return figures;
    }

    private static void putPart(Map<String, Double> figures, String part, JsonNode numbers) {
        put(figures, part + RATE, numbers.path("messagesPerSecond"));
        put(figures, part + ALL, numbers.path("systemCpuMicrosPerMessage"));
        put(figures, part + NET, numbers.path("netCpuMicrosPerMessage"));
    }

    /** Of a program that tells its rate only. */
    static Function<JsonNode, Map<String, Double>> ofRate(String field) {
        return result -> {
            Map<String, Double> figures = new LinkedHashMap<>();
            put(figures, RATE, result.path(field));
            return figures;
        };
    }

    private static void put(Map<String, Double> figures, String name, JsonNode number) {
        if (number.isNumber()) {
            figures.put(name, number.asDouble());
        }
    }
}
