package com.ziraai.campaign.operation;

import com.ziraai.event.DistributionRequested;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * The schemas batches were written with, by fingerprint: a batch scheduled before an upgrade is
 * read with the schema of its time.
 */
public final class ItemSchemas {

    private static final Schema OURS = DistributionRequested.getClassSchema();

    /** Of what {@link PackedBatches} writes. */
    public static final long OUR_FINGERPRINT = SchemaNormalization.parsingFingerprint64(OURS);

    private final DatabaseClient database;
    private final Map<Long, Schema> known = new ConcurrentHashMap<>(Map.of(OUR_FINGERPRINT, OURS));
    private final Set<Long> registered = ConcurrentHashMap.newKeySet();

    ItemSchemas(DatabaseClient database) {
        this.database = database;
    }

    /** The schema of that fingerprint. */
    public Mono<Schema> get(long fingerprint) {
        return Mono.justOrEmpty(known.get(fingerprint))
                .switchIfEmpty(Mono.defer(() -> load(fingerprint)));
    }

    private Mono<Schema> load(long fingerprint) {
        return database.sql("SELECT schema FROM item_schema WHERE fingerprint = :fingerprint")
                .bind("fingerprint", fingerprint)
                .mapValue(String.class)
                .one()
                .map(text -> new Schema.Parser().parse(text))
                .doOnNext(schema -> known.put(fingerprint, schema))
                .switchIfEmpty(
                        Mono.error(() ->
                                new IllegalStateException(
                                        "no schema of fingerprint " + fingerprint)));
    }

    /** Writes the schema of items down, before the first batch that needs it. */
    public Mono<Void> register() {
        return register(OURS);
    }

    /** Writes a schema down once per process, before what needs it. */
    public Mono<Void> register(Schema schema) {
        long fingerprint = SchemaNormalization.parsingFingerprint64(schema);
        if (registered.contains(fingerprint)) {
            return Mono.empty();
        }
        return database.sql(
                        """
                        INSERT INTO item_schema (fingerprint, schema) VALUES (:fingerprint, :schema)
                        ON CONFLICT DO NOTHING
                        """)
                .bind("fingerprint", fingerprint)
                .bind("schema", schema.toString())
                .then()
                .doOnSuccess(_ -> registered.add(fingerprint));
    }
}
