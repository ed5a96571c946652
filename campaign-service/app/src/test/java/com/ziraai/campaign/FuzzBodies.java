package com.ziraai.campaign;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.ziraai.campaign.openapi.ApiOperation;
import com.ziraai.campaign.openapi.Contract;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** Bodies nobody means well with, made from what the document says of an operation. */
final class FuzzBodies {

    /** Stands for a value and is replaced in the text, so that any text can be a value. */
    private static final String MARK = "@@mark@@";

    private static final int DEEP = 10_000;

    /** JSON texts to stand where something else belongs. */
    private static final List<String> VALUES =
            List.of(
                    "null",
                    "true",
                    "0",
                    "-1",
                    "1.5",
                    "2147483648",
                    "1e400",
                    "1e999999999",
                    "1e-2147483649",
                    "-1e-400",
                    "9".repeat(400),
                    "9".repeat(2_000),
                    "\"\"",
                    "\" \"",
                    "\"0\"",
                    quoted("x".repeat(100_000)),
                    quoted("😀".repeat(5_000)),
                    "\"\\u0000\"",
                    "\"a\\u0000b\"",
                    "\"\\ud800\"",
                    "\"\\udc00\\ud800\"",
                    quoted("x".repeat(59) + "😀😀"),
                    "\"\\u202e\\u2066\\ufeff\\uffff\"",
                    "\"\\u0007\\u001b[31m\\u0085\"",
                    quoted("'; DROP TABLE operation; --"),
                    quoted("' OR '1'='1"),
                    quoted("\\\"}],\\\"x\\\":{"),
                    quoted("a\\r\\nSet-Cookie: a=b\\r\\n\\r\\n<html>"),
                    quoted("../../../../etc/passwd"),
                    quoted("file:///etc/passwd"),
                    quoted("http://169.254.169.254/latest"),
                    quoted("${jndi:ldap://127.0.0.1/a}#{1+1}%s%n{0}"),
                    quoted("{name"),
                    quoted("}{"),
                    quoted("{'{'}"),
                    quoted("=1+1|' /C calc'!A0"),
                    "[]",
                    "{}",
                    "[[]]",
                    "[null]",
                    "[{}]",
                    "[1,\"a\",null,{}]",
                    "{\"a\":1,\"a\":2,\"\":3}",
                    "{\"\\u0000\":\"\\ud800\"}",
                    "[" + "0,".repeat(10_000) + "0]",
                    "[".repeat(DEEP) + "]".repeat(DEEP),
                    "{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP),
                    "NaN",
                    "+1",
                    "'x'",
                    "");

    private final ApiOperation operation;
    private final JsonNode usual;
    private final JsonNode file;
    private final Random random;

    FuzzBodies(ApiOperation operation, Random random) {
        this.operation = operation;
        this.random = random;
        this.usual = example("application/json");
        this.file = example("text/csv");
    }

    private JsonNode example(String type) {
        return content(type)
                .path("examples")
                .valueStream()
                .findFirst()
                .map(each -> each.path("value"))
                .orElse(MissingNode.getInstance());
    }

    private JsonNode content(String type) {
        return operation.node().path("requestBody").path("content").path(type);
    }

    /** What a body is sent as: JSON where it can be. */
    static String type(ApiOperation operation) {
        return operation.bodyTypes().contains("application/json") ? "application/json" : "text/csv";
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }

    /** What the server takes. */
    byte[] usual() {
        return usual.isMissingNode()
                ? file.asString("").getBytes(UTF_8)
                : usual.toString().getBytes(UTF_8);
    }

    /** Every field with every value, one at a time, and several at once. */
    List<byte[]> mutated() {
        List<byte[]> bodies = new ArrayList<>();
        List<List<String>> places = new ArrayList<>();
        JsonNode schema = content("application/json").path("schema");
        places(schema, usual, List.of(), places, 0);
        for (List<String> place : places) {
            VALUES.forEach(value -> bodies.add(with(usual, place, value).getBytes(UTF_8)));
        }
        for (int i = 0; i < 100 && !places.isEmpty(); i++) {
            JsonNode body = usual;
            String text = "";
            for (int j = 0; j < 3; j++) {
                text = with(body, pick(places), pick(VALUES.subList(0, 20)));
                body = reread(text, body);
            }
            bodies.add(text.getBytes(UTF_8));
        }
        return bodies;
    }

    private static JsonNode reread(String text, JsonNode otherwise) {
        try {
            return JsonMapper.shared().readTree(text);
        } catch (RuntimeException e) {
            return otherwise;
        }
    }

    private <T> T pick(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** Fields of the schema, the first element of arrays, and one nobody knows. */
    private static void places(
            JsonNode given, JsonNode value, List<String> at, List<List<String>> found, int depth) {
        JsonNode schema = Contract.document().resolve(given);
        if (depth > 4 || schema.isMissingNode()) {
            return;
        }
        if (schema.has("items")) {
            found.add(join(at, "0"));
            places(schema.get("items"), value.path(0), join(at, "0"), found, depth + 1);
        }
        Set<String> names = new LinkedHashSet<>(schema.path("properties").propertyNames());
        names.addAll(value.propertyNames());
        if (schema.has("properties")) {
            names.add("nobodyKnowsMe");
        }
        for (String name : names) {
            found.add(join(at, name));
            places(
                    schema.path("properties").path(name),
                    value.path(name),
                    join(at, name),
                    found,
                    depth + 1);
        }
    }

    private static List<String> join(List<String> at, String name) {
        List<String> joined = new ArrayList<>(at);
        joined.add(name);
        return joined;
    }

    private static String with(JsonNode body, List<String> place, String value) {
        JsonNode copy = body.deepCopy();
        JsonNode parent = copy;
        for (String step : place.subList(0, place.size() - 1)) {
            parent = child(parent, step);
        }
        set(parent, place.getLast());
        return copy.toString().replace(quoted(MARK), value);
    }

    private static JsonNode child(JsonNode parent, String step) {
        if (parent instanceof ArrayNode array) {
            return array.isEmpty() ? array.addObject() : array.get(0);
        }
        if (parent instanceof ObjectNode object && !object.path(step).isContainer()) {
            return object.putObject(step);
        }
        return parent.path(step);
    }

    private static void set(JsonNode parent, String name) {
        if (parent instanceof ObjectNode object) {
            object.put(name, MARK);
        } else if (parent instanceof ArrayNode array) {
            array.insert(0, MARK);
        }
    }

    /** Bodies that are wrong as a whole. */
    List<byte[]> broken() {
        String text = usual.isMissingNode() ? "{\"a\":1}" : usual.toString();
        byte[] bytes = text.getBytes(UTF_8);
        List<byte[]> bodies = new ArrayList<>();
        for (String value : VALUES) {
            bodies.add(value.getBytes(UTF_8));
        }
        for (int i = 0; i < 20; i++) {
            bodies.add(Arrays.copyOf(bytes, random.nextInt(bytes.length)));
            byte[] flipped = bytes.clone();
            flipped[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            bodies.add(flipped);
        }
        bodies.add((text + "}").getBytes(UTF_8));
        bodies.add((text + text).getBytes(UTF_8));
        bodies.add(("\ufeff" + text).getBytes(UTF_8));
        bodies.add(("/* x */" + text).getBytes(UTF_8));
        bodies.add(text.getBytes(UTF_16LE));
        bodies.add(text.getBytes(UTF_16BE));
        bodies.add(text.getBytes(Charset.forName("UTF-32BE")));
        bodies.add(text.getBytes(Charset.forName("windows-1254")));
        bodies.add(new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80});
        bodies.add(replaced(text, new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80}));
        bodies.add(replaced(text, new byte[] {(byte) 0xc0, (byte) 0x80}));
        bodies.add(replaced(text, new byte[] {0}));
        bodies.add(("{" + "\"a\":1,".repeat(50_000) + "\"b\":1}").getBytes(UTF_8));
        bodies.add(("{\"" + "k".repeat(60_000) + "\":1}").getBytes(UTF_8));
        bodies.add(randomBytes());
        return bodies;
    }

    /** The text with its first value beginning with those bytes. */
    private static byte[] replaced(String text, byte[] bytes) {
        int at = text.indexOf(":\"") + 2;
        byte[] head = text.substring(0, at).getBytes(UTF_8);
        byte[] tail = text.substring(at).getBytes(UTF_8);
        byte[] whole = Arrays.copyOf(head, head.length + bytes.length + tail.length);
        System.arraycopy(bytes, 0, whole, head.length, bytes.length);
        System.arraycopy(tail, 0, whole, head.length + bytes.length, tail.length);
        return whole;
    }

    private byte[] randomBytes() {
        byte[] bytes = new byte[4_096];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Headers to send the usual body with. */
    static List<Map<String, String>> headers() {
        List<Map<String, String>> headers = new ArrayList<>();
        for (String type :
                List.of(
                        "text/plain",
                        "application/xml",
                        "application/json;charset=utf-16",
                        "application/json;charset=bogus",
                        "application/json;charset=",
                        "application/json; charset=\"",
                        "application/*+json",
                        "application/json/x",
                        "multipart/form-data",
                        "multipart/form-data;boundary=x",
                        "application/x-www-form-urlencoded",
                        "*/*",
                        "garbage",
                        ";",
                        "")) {
            headers.add(Map.of("Content-Type", type));
        }
        for (String encoding : List.of("gzip", "deflate", "br", "gzip, gzip", "bogus", "")) {
            headers.add(Map.of("Content-Type", "application/json", "Content-Encoding", encoding));
        }
        headers.add(Map.of("Accept", "application/xml"));
        headers.add(Map.of("Accept", "garbage/;;q=x"));
        headers.add(Map.of("Accept-Language", "x".repeat(3_000)));
        headers.add(Map.of("Accept-Language", "tr;q=2,en;q=-1,,;;="));
        headers.add(Map.of("Idempotency-Key", "x".repeat(300)));
        headers.add(Map.of("Idempotency-Key", "a b"));
        headers.add(Map.of("X-HTTP-Method-Override", "DELETE"));
        headers.add(Map.of("Range", "bytes=9-1,-5"));
        headers.add(Map.of("If-Modified-Since", "yesterday"));
        headers.add(Map.of("Origin", "https://elsewhere.example"));
        headers.add(Map.of("Forwarded", "for=\";host=;;proto=javascript"));
        headers.add(Map.of("X-Forwarded-Prefix", "/../"));
        headers.add(Map.of("Cookie", "a=b; SESSION=\"; ="));
        return headers;
    }
}
