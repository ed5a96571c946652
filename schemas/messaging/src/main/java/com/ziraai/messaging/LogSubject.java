package com.ziraai.messaging;

import com.ziraai.contract.Following;
import com.ziraai.event.Attempt;
import com.ziraai.event.DeliveryOutcome;
import com.ziraai.event.DistributionReady;
import com.ziraai.event.DistributionRequested;
import com.ziraai.event.Item;
import com.ziraai.event.ItemOutcome;
import com.ziraai.event.SmsSend;
import com.ziraai.event.UnknownSettlement;
import com.ziraai.event.WhatsappSend;
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
        return item(line, attempt.getItem()).addKeyValue("attempt.no", attempt.getAttemptNo());
    }

    /** The line as one about whatever the event is about, if it is about an item. */
    static LoggingEventBuilder event(LoggingEventBuilder line, @Nullable Object event) {
        return switch (event) {
            case DistributionRequested requested -> item(line, requested.getItem());
            case DistributionReady ready -> item(line, ready.getRequest().getItem());
            case SmsSend send -> attempt(line, send.getAttempt());
            case WhatsappSend send -> attempt(line, send.getAttempt());
            case DeliveryOutcome outcome -> attempt(line, outcome.getAttempt());
            case ItemOutcome outcome -> item(line, outcome.getItem());
            case UnknownSettlement settled ->
                    operation(line, settled.getOperationId())
                            .addKeyValue("item.index", settled.getItemIndex())
                            .addKeyValue("attempt.no", settled.getAttemptNo());
            case null, default -> line;
        };
    }

    private static LoggingEventBuilder item(LoggingEventBuilder line, Item item) {
        return operation(line, item.getOperationId())
                .addKeyValue("item.index", item.getItemIndex());
    }
}
