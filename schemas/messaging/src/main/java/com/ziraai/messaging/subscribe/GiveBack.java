package com.ziraai.messaging.subscribe;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.MessageListenerContainer;

/**
 * What is left to do for the container, as {@link BatchListener} settles failures itself: whatever
 * escapes it leads to the same batch again, never to the next one.
 */
final class GiveBack implements CommonErrorHandler {

    private static final Logger log = LoggerFactory.getLogger(GiveBack.class);

    @Override
    public void handleBatch(
            Exception failure,
            ConsumerRecords<?, ?> batch,
            Consumer<?, ?> consumer,
            MessageListenerContainer container,
            Runnable invokeListener) {
        log.warn("{} gets its batch again", container.getGroupId(), failure);
        batch.partitions()
                .forEach(each -> consumer.seek(each, batch.records(each).getFirst().offset()));
    }

    @Override
    public void handleOtherException(
            Exception failure,
            Consumer<?, ?> consumer,
            MessageListenerContainer container,
            boolean batchListener) {
        log.warn("{} goes on after", container.getGroupId(), failure);
    }

    @Override
    public boolean isAckAfterHandle() {
        return false;
    }

    @Override
    public boolean seeksAfterHandling() {
        return true;
    }
}
