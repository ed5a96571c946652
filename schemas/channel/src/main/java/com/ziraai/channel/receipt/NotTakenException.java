package com.ziraai.channel.receipt;

import java.util.Locale;
import org.springframework.http.HttpStatus;

/** A body that is not taken in, for a reason that has nothing to do with what it says. */
final class NotTakenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why, and the status that says so. */
    enum Why {
        /** Larger than the provider sends, or a part of it than any record: final. */
        TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE),
        /** Compressed, which no provider does, so it is not known what its signature is over. */
        ENCODED(HttpStatus.UNSUPPORTED_MEDIA_TYPE),
        TOO_SLOW(HttpStatus.REQUEST_TIMEOUT),
        /** Others are on their way in; a moment later there is room. */
        NO_ROOM(HttpStatus.SERVICE_UNAVAILABLE);

        private final HttpStatus status;

        Why(HttpStatus status) {
            this.status = status;
        }

        HttpStatus status() {
            return status;
        }

        /** For the metric. */
        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Why why;

    NotTakenException(Why why) {
        super(why.label(), null, false, false);
        this.why = why;
    }

    Why why() {
        return why;
    }
}
