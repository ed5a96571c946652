package com.ziraai.messaging.replica;

import com.ziraai.contract.Topic;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;

/**
 * A service's wish that every instance knows the newest record of each key of a compacted topic;
 * declare one as a bean. The whole topic is read before the first subscription begins and followed
 * ever after, without a consumer group.
 *
 * <p>Order: records of one key come in order. Delivery: at least once; after a failure it goes on
 * where it was, so that nobody hears again what was true once. Failure: an undecodable record is
 * logged and left out; while the broker or the registry is away the service waits to start, and a
 * running one keeps what it knows.
 *
 * @param topic what to read; the service must be declared as a reader of it
 * @param follower gets each record, on one thread
 */
public record Replica<T extends SpecificRecord>(Topic<T> topic, Consumer<T> follower) {}
