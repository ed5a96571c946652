package com.ziraai.channel.email.attachment;

import java.util.List;

/** The files of a message, as far as they are here. */
public sealed interface Enclosures {

    /** All of them, in order. */
    record Complete(List<Enclosure> files) implements Enclosures {

        public Complete {
            files = List.copyOf(files);
        }
    }

    /** One is not kept any more: the message cannot be sent as it was ordered. */
    record Gone() implements Enclosures {}

    /** One has to be fetched first. */
    record Incomplete() implements Enclosures {}

    /**
     * A file in a message.
     *
     * @param name one line
     * @param type media type
     * @param encoded base64 in lines of 76 characters, without a last line end; nobody changes it
     */
    @SuppressWarnings("ArrayRecordComponent") // shared and never compared
    record Enclosure(String name, String type, byte[] encoded) {}
}
