import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Follows how items go, with nothing of ours: kafka-clients and avro. Prints a line whenever an
 * item moves up, and is right whatever is repeated or comes late.
 */
public class OutcomeSubscriber {

    private static final List<String> TOPICS =
            List.of(
                    "sms.outcomes.v1",
                    "whatsapp.outcomes.v1",
                    "distribution.outcomes.v1",
                    "code.outcomes.v1");

    /** Of one attempt, the later one wins. An attempt that failed is not yet an item that did. */
    private static final List<String> STANDINGS =
            List.of(
                    "UNKNOWN",
                    "PARKED",
                    "REJECTED",
                    "ACCEPTED",
                    "SENT",
                    "ATTEMPT_FAILED",
                    "CANCELLED",
                    "SKIPPED",
                    "FAILED",
                    "GENERATED",
                    "DELIVERED",
                    "READ");

    /** Zero byte and schema id. */
    private static final int HEADER = 5;

    private final String registry;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<Integer, Schema> schemas = new HashMap<>();

    /** A subscriber keeps this where its effect is kept: UPDATE … WHERE rank < ?. */
    private final Map<String, Integer> ranks = new HashMap<>();

    OutcomeSubscriber(String registry) {
        this.registry = registry;
    }

    public static void main(String[] args) throws Exception {
        if (args.length != 3) {
            System.err.println("usage: java -cp … OutcomeSubscriber.java BROKERS REGISTRY GROUP");
            System.exit(2);
        }
        new OutcomeSubscriber(args[1]).run(args[0], args[2]);
    }

    private void run(String brokers, String group) throws Exception {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers",
                        brokers,
                        "group.id",
                        group,
                        "auto.offset.reset",
                        "earliest",
                        // At least once: first the effect, then the offset.
                        "enable.auto.commit",
                        false);
        try (var consumer =
                new KafkaConsumer<>(
                        settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(TOPICS);
            while (true) {
                for (ConsumerRecord<String, byte[]> each : consumer.poll(Duration.ofSeconds(1))) {
                    learn(decode(each.value()));
                }
                consumer.commitSync();
            }
        }
    }

    private void learn(GenericRecord outcome) {
        boolean ofAttempt = outcome.hasField("attempt");
        GenericRecord attempt = ofAttempt ? (GenericRecord) outcome.get("attempt") : outcome;
        GenericRecord item = (GenericRecord) attempt.get("item");
        String status = outcome.get("status").toString();
        String standing = ofAttempt && status.equals("FAILED") ? "ATTEMPT_FAILED" : status;
        int attemptNo = (int) attempt.get("attemptNo");
        if (!STANDINGS.contains(standing)) {
            return; // newer than this program: the item stays where it stands
        }
        int rank = attemptNo * STANDINGS.size() + STANDINGS.indexOf(standing);
        String name = item.get("operationId") + "/" + item.get("itemIndex");
        if (rank > ranks.getOrDefault(name, -1)) {
            ranks.put(name, rank);
            System.out.println(name + " " + standing + " by attempt " + attemptNo);
        }
    }

    private GenericRecord decode(byte[] value) throws Exception {
        Schema schema = schema(ByteBuffer.wrap(value, 1, 4).getInt());
        var bytes = DecoderFactory.get().binaryDecoder(value, HEADER, value.length - HEADER, null);
        return new GenericDatumReader<GenericRecord>(schema).read(null, bytes);
    }

    /** Asked for once; an id never means another schema. */
    private Schema schema(int id) throws Exception {
        if (!schemas.containsKey(id)) {
            var request =
                    HttpRequest.newBuilder(URI.create(registry + "/schemas/ids/" + id)).build();
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException("registry: " + answer.statusCode() + " for schema " + id);
            }
            var text = new ObjectMapper().readTree(answer.body()).path("schema").asText();
            schemas.put(id, new Schema.Parser().parse(text));
        }
        return schemas.get(id);
    }
}
