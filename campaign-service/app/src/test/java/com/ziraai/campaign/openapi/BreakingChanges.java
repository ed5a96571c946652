package com.ziraai.campaign.openapi;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * What of a newer document breaks clients of an older one: something they ask for is gone,
 * something they read is gone or of another type, something they send is refused. Additions are
 * none of it.
 */
final class BreakingChanges {

    /** Which way the JSON of a schema goes; what narrows one widens the other. */
    private enum Way {
        ASKED,
        ANSWERED
    }

    private record Pair(JsonNode before, JsonNode after, Way way) {}

    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "patch", "head", "options");
    private static final List<String> UPPER_BOUNDS =
            List.of("maxLength", "maximum", "maxItems", "maxProperties");
    private static final List<String> LOWER_BOUNDS =
            List.of("minLength", "minimum", "minItems", "minProperties");

    private final JsonNode released;
    private final JsonNode current;
    private final List<String> found = new ArrayList<>();
    private final Set<Pair> compared = new HashSet<>();

    private BreakingChanges(JsonNode released, JsonNode current) {
        this.released = released;
        this.current = current;
    }

    /** All of them, each with its place. */
    static List<String> between(JsonNode released, JsonNode current) {
        BreakingChanges changes = new BreakingChanges(released, current);
        changes.compare();
        return changes.found;
    }

    private void compare() {
        for (Map.Entry<String, JsonNode> path : released.path("paths").properties()) {
            JsonNode after = current.path("paths").path(path.getKey());
            if (after.isMissingNode()) {
                found.add(path.getKey() + ": path removed");
                continue;
            }
            for (Map.Entry<String, JsonNode> each : path.getValue().properties()) {
                String place = each.getKey() + " " + path.getKey();
                if (METHODS.contains(each.getKey()) && !after.has(each.getKey())) {
                    found.add(place + ": method removed");
                } else if (METHODS.contains(each.getKey())) {
                    operation(place, each.getValue(), after.get(each.getKey()));
                }
            }
        }
    }

    private void operation(String place, JsonNode before, JsonNode after) {
        parameters(place, before.path("parameters"), after.path("parameters"));
        body(place + " body", before(before.path("requestBody")), after(after.path("requestBody")));
        for (Map.Entry<String, JsonNode> each : before.path("responses").properties()) {
            String answer = place + " " + each.getKey();
            JsonNode now = after.path("responses").path(each.getKey());
            if (now.isMissingNode()) {
                found.add(answer + ": answer removed");
            } else {
                contents(answer, before(each.getValue()), after(now), Way.ANSWERED);
            }
        }
    }

    private void parameters(String place, JsonNode before, JsonNode after) {
        Map<String, JsonNode> old =
                StreamSupport.stream(before.spliterator(), false)
                        .map(this::before)
                        .collect(Collectors.toMap(BreakingChanges::key, each -> each));
        Map<String, JsonNode> now =
                StreamSupport.stream(after.spliterator(), false)
                        .map(this::after)
                        .collect(Collectors.toMap(BreakingChanges::key, each -> each));
        old.forEach((key, parameter) -> {
            if (now.containsKey(key)) {
                schema(
                        place + " " + key,
                        parameter.path("schema"),
                        now.get(key).path("schema"),
                        Way.ASKED);
            } else {
                found.add(place + " " + key + ": parameter removed");
            }
        });
        now.forEach((key, parameter) -> {
            boolean wasRequired = old.containsKey(key) && isRequired(old.get(key));
            if (isRequired(parameter) && !wasRequired) {
                found.add(place + " " + key + ": parameter required now");
            }
        });
    }

    private static String key(JsonNode parameter) {
        return parameter.path("in").asString("") + " " + parameter.path("name").asString("");
    }

    private static boolean isRequired(JsonNode node) {
        return node.path("required").asBoolean(false);
    }

    private void body(String place, JsonNode before, JsonNode after) {
        if (isRequired(after) && !isRequired(before)) {
            found.add(place + ": required now");
        }
        contents(place, before, after, Way.ASKED);
    }

    private void contents(String place, JsonNode before, JsonNode after, Way way) {
        for (Map.Entry<String, JsonNode> each : before.path("content").properties()) {
            JsonNode now = after.path("content").path(each.getKey());
            if (now.isMissingNode()) {
                found.add(place + ": " + each.getKey() + " removed");
            } else {
                schema(place, each.getValue().path("schema"), now.path("schema"), way);
            }
        }
    }

    private void schema(String place, JsonNode given, JsonNode givenNow, Way way) {
        JsonNode before = before(given);
        JsonNode after = after(givenNow);
        if (!compared.add(new Pair(before, after, way)) || before.isMissingNode()) {
            return;
        }
        types(place, before, after, way);
        values(place, before, after, way);
        bounds(place, before, after, way);
        fields(place, before, after, way);
        for (String part : List.of("items", "additionalProperties", "propertyNames")) {
            if (before.path(part).isObject() && after.path(part).isObject()) {
                schema(place + "/" + part, before.get(part), after.get(part), way);
            }
        }
        alternatives(place, before.path("anyOf"), after.path("anyOf"), way);
    }

    private void types(String place, JsonNode before, JsonNode after, Way way) {
        Set<String> old = texts(before.path("type"));
        Set<String> now = texts(after.path("type"));
        boolean kept = way == Way.ASKED ? covers(now, old) : covers(old, now);
        if (!kept) {
            found.add(place + ": type was " + old + " and is " + now);
        }
    }

    /** Whether whatever is of one of those types is of one of these. None is every. */
    private static boolean covers(Set<String> these, Set<String> those) {
        if (these.isEmpty()) {
            return true;
        }
        return !those.isEmpty()
                && those.stream()
                        .allMatch(each ->
                                these.contains(each)
                                        || (each.equals("integer") && these.contains("number")));
    }

    /** A value that is gone: clients send it, or wait for it. */
    private void values(String place, JsonNode before, JsonNode after, Way way) {
        Set<String> old = texts(before.path("enum"));
        Set<String> now = texts(after.path("enum"));
        Set<String> gone = new HashSet<>(old);
        gone.removeAll(now);
        if (!gone.isEmpty() && (!now.isEmpty() || way == Way.ANSWERED)) {
            found.add(place + ": values removed: " + gone);
        }
        if (old.isEmpty() && !now.isEmpty() && way == Way.ASKED) {
            found.add(place + ": only some values are allowed now");
        }
        if (!before.path("const").equals(after.path("const"))) {
            found.add(place + ": constant changed");
        }
    }

    private void bounds(String place, JsonNode before, JsonNode after, Way way) {
        if (way == Way.ANSWERED) {
            return;
        }
        for (String each : UPPER_BOUNDS) {
            if (after.has(each)
                    && after.get(each).asDouble()
                            < before.path(each).asDouble(Double.POSITIVE_INFINITY)) {
                found.add(place + ": " + each + " is lower");
            }
        }
        for (String each : LOWER_BOUNDS) {
            if (after.has(each)
                    && after.get(each).asDouble()
                            > before.path(each).asDouble(Double.NEGATIVE_INFINITY)) {
                found.add(place + ": " + each + " is higher");
            }
        }
        if (after.has("pattern")
                && !Patterns.isWider(
                        after.path("pattern").asString(), before.path("pattern").asString(""))) {
            found.add(place + ": pattern changed");
        }
    }

    private void fields(String place, JsonNode before, JsonNode after, Way way) {
        for (Map.Entry<String, JsonNode> each : before.path("properties").properties()) {
            String field = place + "/" + each.getKey();
            JsonNode now = after.path("properties").path(each.getKey());
            if (now.isMissingNode()) {
                found.add(field + ": field removed");
            } else {
                schema(field, each.getValue(), now, way);
            }
        }
        Set<String> old = texts(before.path("required"));
        Set<String> now = texts(after.path("required"));
        Set<String> broken = new HashSet<>(way == Way.ASKED ? now : old);
        broken.removeAll(way == Way.ASKED ? old : now);
        if (!broken.isEmpty()) {
            String what = way == Way.ASKED ? ": required now: " : ": not always there any more: ";
            found.add(place + what + broken);
        }
    }

    private void alternatives(String place, JsonNode before, JsonNode after, Way way) {
        if (after.size() < before.size()) {
            found.add(place + ": alternative removed");
        }
        for (int i = 0; i < Math.min(before.size(), after.size()); i++) {
            schema(place + "/" + i, before.get(i), after.get(i), way);
        }
    }

    private static Set<String> texts(JsonNode node) {
        if (node.isString()) {
            return Set.of(node.asString());
        }
        return StreamSupport.stream(node.spliterator(), false)
                .map(JsonNode::asString)
                .collect(Collectors.toSet());
    }

    private JsonNode before(JsonNode node) {
        return resolve(released, node);
    }

    private JsonNode after(JsonNode node) {
        return resolve(current, node);
    }

    private static JsonNode resolve(JsonNode root, JsonNode node) {
        return Optional.ofNullable(node.get("$ref"))
                .map(reference -> resolve(root, root.at(reference.asString().substring(1))))
                .orElse(node);
    }
}
