package com.ziraai.topics.replay;

import com.ziraai.topics.cluster.Span;
import com.ziraai.topics.replay.Entry.Kept;
import com.ziraai.topics.value.Reference;
import com.ziraai.topics.value.ValueReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Which records are meant; all conditions hold together.
 *
 * @param span by place and time
 * @param key by their key, as text
 * @param about by what they are about; what does not decode is about nothing
 */
record Choice(Span span, Optional<String> key, Optional<Reference> about) {

    /** Every record. */
    static final Choice ALL = new Choice(Span.ALL, Optional.empty(), Optional.empty());

    /** What has to be read for it: nothing about an operation is older than the operation. */
    Span reading() {
        return about.map(reference -> span.notBefore(reference.earliest())).orElse(span);
    }

    boolean contains(Kept record, ValueReader values) {
        return span.contains(record.partition(), record.offset(), record.timestamp())
                && hasKey(record)
                && about.map(reference -> isAbout(reference, record, values)).orElse(true);
    }

    private boolean hasKey(Kept record) {
        return key.map(text -> Arrays.equals(text.getBytes(StandardCharsets.UTF_8), record.key()))
                .orElse(true);
    }

    private static boolean isAbout(Reference reference, Kept record, ValueReader values) {
        return reference.mayBeNamedBy(record.value())
                && switch (values.read(record.topic(), record.value())) {
                    case ValueReader.Decoded(var decoded) -> reference.isNamedBy(decoded);
                    case ValueReader.Undecodable undecodable -> false;
                };
    }
}
