package com.ziraai.channel.email.attachment;

/** What came of asking for a file. */
sealed interface Fetched {

    /**
     * The file, proven by its hash.
     *
     * @param encoded as it stands in a message: base64 in lines of 76 characters; nobody changes it
     */
    @SuppressWarnings("ArrayRecordComponent") // shared and never compared
    record Here(byte[] encoded) implements Fetched {}

    /** There is no such file any more. */
    record Gone() implements Fetched {}

    /** Nobody could be asked; later it may be here. */
    record Away() implements Fetched {}

    /** Something else came in its place; perhaps it does not next time. */
    record Damaged() implements Fetched {}

    /** Whether it is known what to do with a message that names it. */
    default boolean isFinal() {
        return switch (this) {
            case Here _, Gone _ -> true;
            case Away _, Damaged _ -> false;
        };
    }

    /** Bytes it takes in memory. */
    default int size() {
        return this instanceof Here(byte[] encoded) ? encoded.length : 0;
    }
}
