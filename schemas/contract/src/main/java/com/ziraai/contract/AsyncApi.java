package com.ziraai.contract;

import com.ziraai.contract.Topic.Key;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;

/**
 * All topics as an AsyncAPI 3 document, for {@code schemas/asyncapi.yaml}; a test keeps the two
 * alike. Whoever generates code or pages from it needs nothing else: the Avro schemas are in it.
 */
public final class AsyncApi {

    private static final String HEAD =
            """
            # Generated from the declaration in schemas/contract; do not edit.
            asyncapi: 3.0.0
            info:
              title: Distribution
              version: 1.0.0
              description: >-
                Every topic of the distribution system. Those tagged outside are for subscribers we do not know and change only as
                schemas/README.md promises; the others are shown for completeness and hold addresses. Delivery is at least once, in
                order for each key; what is known of an item only grows, so a subscriber that keeps the highest is right.
            defaultContentType: application/vnd.apache.avro
            servers:
              local:
                host: 127.0.0.1:9092
                protocol: kafka
                description: What deploy/up starts. Elsewhere, the brokers and the registry of that deployment.
                bindings:
                  kafka:
                    schemaRegistryUrl: http://127.0.0.1:8091/apis/ccompat/v7
                    schemaRegistryVendor: apicurio
                    bindingVersion: 0.5.0
            """;

    /** Avro's marks for the Java compiler; they mean nothing to others. */
    private static final String JAVA_STRING =
            "{\"type\":\"string\",\"avro.java.string\":\"String\"}";

    private static final String JAVA_KEYS = ",\"avro.java.string\":\"String\"";

    private AsyncApi() {}

    /** The whole document, each line ended by a newline. */
    public static String yaml() {
        return HEAD
                + "channels:\n"
                + join(AsyncApi::channel)
                + "operations:\n"
                + join(AsyncApi::operation)
                + "components:\n  messages:\n"
                + messages();
    }

    private static String join(Function<Topic<?>, String> part) {
        return Topics.all().stream().map(part).collect(Collectors.joining());
    }

    private static String id(Topic<?> topic) {
        return topic.name().replace('.', '-');
    }

    private static String channel(Topic<?> topic) {
        String record = topic.record().getSimpleName();
        return """
        %s:
          address: %s
          description: %s
          messages:
            %s:
              $ref: '#/components/messages/%s'
          tags:
            - name: %s
          bindings:
            kafka:
              topic: %s
              partitions: %d
              topicConfiguration: {%s}
              bindingVersion: 0.5.0
          x-key: %s
          x-compression: %s
          x-subject: %s
          x-owner: %s
          x-read-by: [%s]
        """
                .formatted(
                        id(topic),
                        topic.name(),
                        quoted("Each record: " + topic.summary() + "."),
                        record,
                        record,
                        topic.readers().contains(Service.OUTSIDE) ? "outside" : "inside",
                        topic.name(),
                        topic.partitions(),
                        configuration(topic),
                        key(topic.key()),
                        topic.codec().name().toLowerCase(Locale.ROOT),
                        topic.subject(),
                        topic.owner().applicationName(),
                        topic.readers().stream()
                                .sorted()
                                .map(Service::applicationName)
                                .collect(Collectors.joining(", ")))
                .indent(2);
    }

    private static String configuration(Topic<?> topic) {
        return switch (topic.cleanup()) {
            case COMPACT -> "cleanup.policy: [compact]";
            case DELETE ->
                    "cleanup.policy: [delete], retention.ms: " + topic.retention().toMillis();
        };
    }

    private static String key(Key key) {
        return switch (key) {
            case CONTACT -> "contactKey";
            case SPONSOR_AND_CONTACT -> "sponsorId/contactKey";
            case OPERATION -> "operationId";
            case ALERT -> "alertKey";
            case SENDER -> "sender";
        };
    }

    private static String operation(Topic<?> topic) {
        return """
        send-%s:
          action: send
          channel:
            $ref: '#/channels/%s'
          summary: %s
        """
                .formatted(
                        id(topic),
                        id(topic),
                        quoted(topic.owner().applicationName() + " writes: " + topic.summary()))
                .indent(2);
    }

    private static String messages() {
        Map<String, Topic<?>> firsts = new TreeMap<>();
        Topics.all().forEach(topic -> firsts.putIfAbsent(topic.record().getSimpleName(), topic));
        return firsts.values().stream().map(AsyncApi::message).collect(Collectors.joining());
    }

    private static String message(Topic<?> topic) {
        Schema schema = plain(SpecificData.get().getSchema(topic.record()));
        return """
        %s:
          name: %s
          summary: %s
          contentType: application/vnd.apache.avro
          bindings:
            kafka:
              key:
                type: string
                description: %s
              schemaIdLocation: payload
              schemaIdPayloadEncoding: confluent
              schemaLookupStrategy: TopicIdStrategy
              bindingVersion: 0.5.0
          payload:
            schemaFormat: application/vnd.apache.avro;version=1.9.0
            schema:
        %s\
        """
                .formatted(
                        schema.getName(),
                        schema.getFullName(),
                        quoted(String.valueOf(schema.getDoc())),
                        keyDescription(topic.key()),
                        schema.toString(true).indent(6))
                .indent(4);
    }

    private static String keyDescription(Key key) {
        return switch (key) {
            case CONTACT -> "Keyed hash of the normalised address, 22 characters of base64url.";
            case SPONSOR_AND_CONTACT ->
                    "Sponsor id, or an asterisk for all sponsors, a slash and the keyed hash of the normalised address.";
            case OPERATION -> "Operation id.";
            case ALERT -> "Kind of alert and sponsor.";
            case SENDER -> "Name of the number or account, unique in its channel.";
        };
    }

    private static Schema plain(Schema schema) {
        String json = schema.toString().replace(JAVA_STRING, "\"string\"").replace(JAVA_KEYS, "");
        return new Schema.Parser().parse(json);
    }

    /** Text of people may hold what YAML takes for its own. */
    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
