package com.ziraai.messaging.trace;

import com.ziraai.contract.Following;
import com.ziraai.contract.Subject;
import com.ziraai.contract.Subject.OfAttempt;
import com.ziraai.contract.Subject.OfItem;
import com.ziraai.contract.Subject.OfNothing;
import com.ziraai.contract.Subject.OfOperation;
import com.ziraai.event.Attempt;
import com.ziraai.event.Item;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * What a log line is about, as fields of its own beside its text: {@code operation.id}, {@code
 * item.index}, {@code attempt.no}, and {@code trace.id} where the operation is followed. Structured
 * logs show them; readable ones leave them out, so the text has to tell what a reader needs.
 */
public final class LogSubject {

    private LogSubject() {}

    /** The line as one about an operation. */
    public static LoggingEventBuilder operation(LoggingEventBuilder line, String operationId) {
        LoggingEventBuilder named = line.addKeyValue("operation.id", operationId);
        return Following.isFollowed(operationId)
                ? named.addKeyValue("trace.id", Following.traceId(operationId))
                : named;
    }

    /** The line as one about an attempt. */
    public static LoggingEventBuilder attempt(LoggingEventBuilder line, Attempt attempt) {
        Item item = attempt.getItem();
        return item(line, item.getOperationId(), item.getItemIndex())
                .addKeyValue("attempt.no", attempt.getAttemptNo());
    }

    /** The line as one about whatever the event is about, if it is about an item. */
    public static LoggingEventBuilder event(LoggingEventBuilder line, @Nullable Object event) {
        return event instanceof SpecificRecord known ? subject(line, Subject.of(known)) : line;
    }

    private static LoggingEventBuilder subject(LoggingEventBuilder line, Subject subject) {
        return switch (subject) {
            case OfItem(String operationId, int itemIndex, int _) ->
                    item(line, operationId, itemIndex);
            case OfAttempt(String operationId, int itemIndex, int attemptNo, boolean _) ->
                    item(line, operationId, itemIndex).addKeyValue("attempt.no", attemptNo);
            case OfOperation(String operationId) -> operation(line, operationId);
            case OfNothing _ -> line;
        };
    }

    private static LoggingEventBuilder item(
            LoggingEventBuilder line, String operationId, int itemIndex) {
        return operation(line, operationId).addKeyValue("item.index", itemIndex);
    }
}
