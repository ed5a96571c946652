package com.ziraai.messaging.topology;

import static java.util.stream.Collectors.joining;

import com.ziraai.contract.Service;
import com.ziraai.contract.Topic;
import com.ziraai.contract.Topics;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * Topics and users as resources of the Strimzi operator: the topics exactly as the services would
 * create them, and for each service the right to do what it is declared for and nothing else.
 */
final class KafkaManifests {

    private static final String HEADER =
            """
            # Generated from the declaration of topics; a test keeps them alike:
            #   mvn -f schemas/messaging/pom.xml test -Dtest=KafkaManifestsTest -Dkafka.manifests=write
            """;

    /** Reads and replays dead letters ({@code deploy/dlt}); a person, no service. */
    private static final String OPERATOR = "operator";

    private KafkaManifests() {}

    /** One {@code KafkaTopic} a topic, dead-letter topics included, by name. */
    static String topics() {
        return HEADER
                + services()
                        .flatMap(service -> created(service).stream())
                        .collect(
                                TreeMap<String, String>::new,
                                (all, topic) -> all.put(topic.name(), topic(topic)),
                                Map::putAll)
                        .values()
                        .stream()
                        .collect(joining());
    }

    /** One {@code KafkaUser} a party. */
    static String users() {
        return HEADER
                + services().map(KafkaManifests::user).collect(joining())
                + user(Service.OUTSIDE)
                + operator();
    }

    private static Stream<Service> services() {
        return Arrays.stream(Service.values()).filter(each -> each != Service.OUTSIDE);
    }

    private static List<NewTopic> created(Service service) {
        return new TopicLayout(new TopicSettings(null, null)).of(service);
    }

    private static String topic(NewTopic topic) {
        String settings =
                new TreeMap<>(Objects.requireNonNull(topic.configs()))
                        .entrySet().stream()
                                .map(each ->
                                        "    %s: %s\n"
                                                .formatted(each.getKey(), number(each.getValue())))
                                .collect(joining());
        return """
        ---
        apiVersion: kafka.strimzi.io/v1
        kind: KafkaTopic
        metadata:
          name: %s
          labels:
            strimzi.io/cluster: ziraai
        spec:
          partitions: %d
          config:
        """
                        .formatted(topic.name(), topic.numPartitions())
                + settings;
    }

    /** Numbers stay numbers in YAML. */
    private static String number(String value) {
        return value.matches("\\d+") ? value : '"' + value + '"';
    }

    private static String user(Service service) {
        return user(service.applicationName(), rights(service))
                + group(service.applicationName() + ".");
    }

    private static String rights(Service service) {
        Stream<String> owned =
                Topics.ownedBy(service).stream().map(each -> right(each.name(), "Write"));
        Stream<String> read =
                Topics.readBy(service).stream().map(each -> right(each.name(), "Read"));
        Stream<String> buried =
                service == Service.OUTSIDE
                        ? Stream.empty()
                        : Topics.readBy(service).stream()
                                .map(each -> right(each.deadLetterName(), "Write"));
        return Stream.of(owned, read, buried).flatMap(each -> each).collect(joining());
    }

    private static String operator() {
        return user(
                OPERATOR,
                Topics.all().stream()
                        .sorted(Comparator.comparing(Topic::name))
                        .filter(KafkaManifests::isReadByAService)
                        .map(each ->
                                right(each.name(), "Write")
                                        + right(each.deadLetterName(), "Read, Write"))
                        .collect(joining()));
    }

    private static boolean isReadByAService(Topic<?> topic) {
        return services().anyMatch(topic.readers()::contains);
    }

    private static String user(String name, String rights) {
        return """
        ---
        apiVersion: kafka.strimzi.io/v1
        kind: KafkaUser
        metadata:
          name: %s
          labels:
            strimzi.io/cluster: ziraai
        spec:
          authentication:
            type: scram-sha-512
          authorization:
            type: simple
            acls:
        """
                        .formatted(name)
                + rights;
    }

    /** Whoever may read or write a topic may also describe it. */
    private static String right(String topic, String operations) {
        return acl("topic", topic, "literal", operations);
    }

    private static String group(String prefix) {
        return acl("group", prefix, "prefix", "Read");
    }

    private static String acl(String type, String name, String pattern, String operations) {
        return """
              - resource: {type: %s, name: %s, patternType: %s}
                operations: [%s]
        """
                .formatted(type, name, pattern, operations);
    }
}
