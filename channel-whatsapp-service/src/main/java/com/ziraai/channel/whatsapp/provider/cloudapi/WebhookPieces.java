package com.ziraai.channel.whatsapp.provider.cloudapi;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * Cuts a webhook between its updates: each piece is the webhook with all but some of its statuses
 * (or messages, or whatever a change lists) taken out of their arrays, byte for byte what came
 * otherwise. Entries and changes are cut the same way, so a piece holds only those its updates are
 * of. What stands around an update, such as the number's id, stands in every piece.
 */
final class WebhookPieces {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Arrays within arrays that are cut: entries, changes, and what a change's value lists. */
    private static final int DEPTH = 3;

    /** From its first byte to behind its last. */
    private record Span(int start, int end) {
        int length() {
            return end - start;
        }
    }

    /** What stands between an array's brackets, and its elements. */
    private record Listed(Span inside, List<Span> elements) {}

    private WebhookPieces() {}

    /** The body itself where it is not JSON or has nothing to cut between. */
    static List<byte[]> cut(byte[] body, int size) {
        try {
            return cut(body, size, DEPTH);
        } catch (JacksonException e) {
            return List.of(body);
        }
    }

    private static List<byte[]> cut(byte[] json, int size, int depth) {
        if (json.length <= size || depth == 0) {
            return List.of(json);
        }
        List<Listed> lists = lists(json);
        int frame = json.length - lists.stream().mapToInt(each -> each.inside().length()).sum();
        // Half of a piece at most is repeated, however much stands around the updates.
        int room = Math.max(size - frame, frame);
        List<byte[]> pieces = new ArrayList<>();
        for (Listed list : lists) {
            for (byte[] some : portions(json, list, room, depth)) {
                pieces.add(filled(json, lists, list, some));
            }
        }
        return pieces.isEmpty() ? List.of(json) : pieces;
    }

    /** The list's elements, as many at a time as there is room for. */
    private static List<byte[]> portions(byte[] json, Listed list, int room, int depth) {
        List<byte[]> portions = new ArrayList<>();
        ByteArrayOutputStream portion = new ByteArrayOutputStream();
        for (Span element : list.elements()) {
            for (byte[] part : cut(copy(json, element), room, depth - 1)) {
                if (portion.size() > 0 && portion.size() + part.length >= room) {
                    portions.add(portion.toByteArray());
                    portion.reset();
                }
                if (portion.size() > 0) {
                    portion.write(',');
                }
                portion.writeBytes(part);
            }
        }
        if (portion.size() > 0) {
            portions.add(portion.toByteArray());
        }
        return portions;
    }

    /** The JSON with that list holding these elements and every other one nothing. */
    private static byte[] filled(byte[] json, List<Listed> lists, Listed list, byte[] elements) {
        ByteArrayOutputStream piece = new ByteArrayOutputStream();
        int at = 0;
        for (Listed each : lists) {
            piece.write(json, at, each.inside().start() - at);
            if (each.equals(list)) {
                piece.writeBytes(elements);
            }
            at = each.inside().end();
        }
        piece.write(json, at, json.length - at);
        return piece.toByteArray();
    }

    private static byte[] copy(byte[] json, Span span) {
        byte[] copy = new byte[span.length()];
        System.arraycopy(json, span.start(), copy, 0, copy.length);
        return copy;
    }

    /** The outermost arrays. */
    private static List<Listed> lists(byte[] json) {
        List<Listed> lists = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(json)) {
            for (JsonToken each = parser.nextToken(); each != null; each = parser.nextToken()) {
                if (each == JsonToken.START_ARRAY) {
                    Listed list = list(parser);
                    if (!isFound(json, list.inside())) {
                        // A charset whose bytes the parser does not count; nothing is cut.
                        return List.of();
                    }
                    lists.add(list);
                }
            }
        }
        return lists;
    }

    private static Listed list(JsonParser parser) {
        int start = end(parser);
        List<Span> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            int from = begin(parser);
            parser.skipChildren();
            parser.finishToken();
            elements.add(new Span(from, end(parser)));
        }
        return new Listed(new Span(start, begin(parser)), elements);
    }

    private static boolean isFound(byte[] json, Span inside) {
        return inside.start() > 0 && json[inside.start() - 1] == '[' && json[inside.end()] == ']';
    }

    private static int begin(JsonParser parser) {
        return Math.toIntExact(parser.currentTokenLocation().getByteOffset());
    }

    private static int end(JsonParser parser) {
        return Math.toIntExact(parser.currentLocation().getByteOffset());
    }
}
