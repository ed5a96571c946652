package com.ziraai.topics.value;

import org.apache.avro.generic.GenericRecord;

/** What the bytes of a record are. */
public sealed interface Value {

    /** A record by the schema it was written with. */
    record Decoded(GenericRecord record) implements Value {}

    /**
     * No record its topic could carry.
     *
     * @param why one phrase
     */
    record Undecodable(String why) implements Value {}
}
