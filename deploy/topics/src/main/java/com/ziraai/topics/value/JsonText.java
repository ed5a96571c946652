package com.ziraai.topics.value;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An Avro record as JSON for people: times as ISO 8601, unions without their branch. */
public final class JsonText {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Mask mask;

    public JsonText(Mask mask) {
        this.mask = mask;
    }

    /** A field, by its own name and that of the record it is in. */
    private record Place(String record, String field) {}

    private String mask(Place place, String text) {
        return mask.field(place.record(), place.field(), text);
    }

    /** Indented JSON. */
    public String of(GenericRecord value) {
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(node(value));
    }

    /** JSON to put into more of it. */
    public ObjectNode node(GenericRecord value) {
        ObjectNode object = NODES.objectNode();
        for (Schema.Field field : value.getSchema().getFields()) {
            Place place = new Place(value.getSchema().getName(), field.name());
            object.set(field.name(), node(place, field.schema(), value.get(field.pos())));
        }
        return object;
    }

    private JsonNode node(Place place, Schema schema, @Nullable Object value) {
        return switch (value) {
            case null -> NODES.nullNode();
            case GenericRecord record -> node(record);
            case Collection<?> list -> array(place, schema, list);
            case Map<?, ?> map -> object(place, schema, map);
            case ByteBuffer bytes -> NODES.stringNode(bytes(place, bytes));
            case Boolean truth -> NODES.booleanNode(truth);
            case Integer number -> NODES.numberNode(number);
            case Long number -> number(branch(schema, value), number);
            case Float number -> NODES.numberNode(number);
            case Double number -> NODES.numberNode(number);
            case GenericData.EnumSymbol symbol -> NODES.stringNode(symbol.toString());
            default -> NODES.stringNode(mask(place, value.toString()));
        };
    }

    private ArrayNode array(Place place, Schema schema, Collection<?> list) {
        ArrayNode array = NODES.arrayNode();
        Schema element = branch(schema, list).getElementType();
        list.forEach(each -> array.add(node(place, element, each)));
        return array;
    }

    private ObjectNode object(Place place, Schema schema, Map<?, ?> map) {
        ObjectNode object = NODES.objectNode();
        Schema element = branch(schema, map).getValueType();
        map.forEach((key, each) -> object.set(key.toString(), node(place, element, each)));
        return object;
    }

    private static JsonNode number(Schema schema, long number) {
        return schema.getLogicalType() instanceof LogicalTypes.TimestampMillis
                ? NODES.stringNode(Instant.ofEpochMilli(number).toString())
                : NODES.numberNode(number);
    }

    /** The branch of a union the value is of; any other schema itself. */
    private static Schema branch(Schema schema, Object value) {
        return schema.isUnion()
                ? schema.getTypes().get(GenericData.get().resolveUnion(schema, value))
                : schema;
    }

    private String bytes(Place place, ByteBuffer bytes) {
        if (mask.hides(place.field())) {
            return Mask.HIDDEN + " (" + bytes.remaining() + " bytes)";
        }
        try {
            return mask(
                    place,
                    StandardCharsets.UTF_8.newDecoder().decode(bytes.duplicate()).toString());
        } catch (CharacterCodingException e) {
            byte[] copy = new byte[bytes.remaining()];
            bytes.duplicate().get(copy);
            return HexFormat.of().formatHex(copy);
        }
    }
}
