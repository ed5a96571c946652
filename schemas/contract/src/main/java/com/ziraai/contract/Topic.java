package com.ziraai.contract;

import java.time.Duration;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/**
 * One topic as declared: the single place its name, key, record, owner and readers are written.
 *
 * @param name topic name ending in its version, for example {@code sms.send.v1}
 * @param key what its records are keyed by
 * @param record the only record type it carries; subject {@code <name>-value}
 * @param owner the service that creates it, registers its schema and alone writes to it
 * @param readers the services that listen to it
 * @param partitions number of partitions where the deployment names none
 * @param retention how long records stay; ignored by compacted topics
 * @param cleanup what happens to old records
 * @param summary what a record says, for the table of topics
 */
public record Topic<T extends SpecificRecord>(
        String name,
        Key key,
        Class<T> record,
        Service owner,
        Set<Service> readers,
        int partitions,
        Duration retention,
        Cleanup cleanup,
        String summary) {

    /**
     * Bytes of the largest record anybody appends: key, value and headers, not compressed. Brokers
     * and clients take 1 MiB unless they are told otherwise, so the topics need no setting of their
     * own; what is left of it is for what a dead letter says of its record.
     */
    public static final int LARGEST_RECORD = 960 * 1024;

    /** What records are keyed by. */
    public enum Key {
        /** Keyed hash of an address; all such topics have the same number of partitions. */
        CONTACT,
        /**
         * A sponsor's id, or an asterisk for all sponsors, a slash and a contact key. Compaction
         * keeps one record of each key, and sponsors differ about the same contact. Such a topic
         * need not share the items' partitions: who reads it reads all of it.
         */
        SPONSOR_AND_CONTACT,
        OPERATION,
        /** Kind of alert and sponsor. */
        ALERT,
        /** Name of a number or account, unique in its channel. */
        SENDER
    }

    /** Kafka's {@code cleanup.policy}. */
    public enum Cleanup {
        DELETE,
        COMPACT
    }

    /** What batches of records are compressed by, from their producer through their topic. */
    public enum Codec {
        /**
         * The one codec every client library brings; kafkajs, for one, reads neither LZ4 nor
         * Zstandard by itself.
         */
        GZIP,
        /** Costs a fraction of the time for a few more bytes; every client of ours reads it. */
        LZ4
    }

    /** Its codec: whoever is outside reads it with a client we do not know. */
    public Codec codec() {
        return readers.contains(Service.OUTSIDE) ? Codec.GZIP : Codec.LZ4;
    }

    /**
     * Refuses to be read by a service that is not declared for it.
     *
     * @throws IllegalStateException naming both
     */
    public void requireReader(Service service) {
        if (!readers.contains(service)) {
            throw new IllegalStateException(
                    service.applicationName() + " is not declared as a reader of " + name);
        }
    }

    /** Registry subject of the record's schema. */
    public String subject() {
        return name + "-value";
    }

    /** Name of the topic that takes the records this one's readers could not process. */
    public String deadLetterName() {
        return deadLetterName(name);
    }

    /** Name of the dead-letter topic of the topic of that name. */
    public static String deadLetterName(String topic) {
        return topic + ".dlt";
    }
}
