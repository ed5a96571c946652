package com.ziraai.messaging.publish;

import com.ziraai.contract.Topic;
import com.ziraai.contract.Topic.Codec;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.MicrometerProducerListener;
import org.springframework.kafka.core.ProducerFactory;

/**
 * The service's producers: one of each codec its topics want, made when it is first needed. A topic
 * is only ever written by the one of its codec, so records of a key stay in order.
 */
final class Producers implements AutoCloseable {

    private final Map<Codec, ProducerFactory<String, byte[]>> byCodec;

    Producers(Map<Codec, ProducerFactory<String, byte[]>> byCodec) {
        this.byCodec = new EnumMap<>(byCodec);
    }

    /** Producers that differ in nothing but their codec and their name. */
    static Producers of(String service, Map<String, Object> settings, MeterRegistry meters) {
        Map<Codec, ProducerFactory<String, byte[]>> all = new EnumMap<>(Codec.class);
        for (Codec codec : Codec.values()) {
            String compression = codec.name().toLowerCase(Locale.ROOT);
            Map<String, Object> own = new HashMap<>(settings);
            own.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, compression);
            own.put(ProducerConfig.CLIENT_ID_CONFIG, service + "-" + compression);
            var producers =
                    new DefaultKafkaProducerFactory<>(
                            own, new StringSerializer(), new ByteArraySerializer());
            producers.setBeanName("publisher");
            producers.addListener(new MicrometerProducerListener<>(meters));
            all.put(codec, producers);
        }
        return new Producers(all);
    }

    Producer<String, byte[]> of(Topic<?> topic) {
        return Objects.requireNonNull(byCodec.get(topic.codec()), "each codec has one")
                .createProducer();
    }

    @Override
    public void close() {
        byCodec.values().forEach(ProducerFactory::reset);
    }
}
