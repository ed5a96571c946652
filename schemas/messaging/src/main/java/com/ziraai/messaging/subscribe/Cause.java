package com.ziraai.messaging.subscribe;

import com.ziraai.messaging.record.RegistryAwayException;
import io.r2dbc.spi.R2dbcException;
import java.util.Locale;
import org.springframework.dao.DataAccessException;
import org.springframework.kafka.KafkaException;
import org.springframework.transaction.TransactionException;

/** What kept a batch from succeeding, as far as its exception tells. */
enum Cause {
    REGISTRY,
    DATABASE,
    BROKER,
    /** Nothing we know: the handler itself, or what it calls. */
    HANDLER;

    static Cause of(Throwable failure) {
        Throwable link = failure;
        while (true) {
            Cause cause = ofLink(link);
            Throwable next = link.getCause();
            if (cause != HANDLER || next == null || next.equals(link)) {
                return cause;
            }
            link = next;
        }
    }

    private static Cause ofLink(Throwable link) {
        if (link instanceof RegistryAwayException) {
            return REGISTRY;
        }
        if (link instanceof R2dbcException
                || link instanceof DataAccessException
                || link instanceof TransactionException) {
            return DATABASE;
        }
        if (link instanceof KafkaException
                || link instanceof org.apache.kafka.common.KafkaException) {
            return BROKER;
        }
        return HANDLER;
    }

    /** For tags and health. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
