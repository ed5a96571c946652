package com.ziraai.proof.storm;

import java.util.List;
import java.util.stream.Stream;

/**
 * The worst places to die at: each lies between an effect and the record of it. The halt comes on
 * entering the method, that is, after all that stands before it.
 */
public enum Moment {
    BETWEEN_ROWS_AND_ANSWER("com.ziraai.campaign.intake.SendLinksRoutes#respond", "campaign"),
    BETWEEN_PUBLISHING_A_BATCH_AND_MARKING_IT(
            "com.ziraai.campaign.release.OpenOperations#markReleased", "campaign"),
    BETWEEN_A_BLACKLIST_ENTRY_AND_ITS_RECORD(
            "com.ziraai.campaign.consent.ConsentOutbox#published", "campaign"),
    AFTER_THE_CODES_BEFORE_THE_READY_RECORDS(
            "com.ziraai.messaging.publish.Publisher#publishAll", "code"),
    AFTER_THE_DECISION_BEFORE_THE_COMMAND(
            "com.ziraai.messaging.publish.Publisher#publishAll", "dispatch"),
    AFTER_THE_INTENT_BEFORE_THE_CALL(
            "com.ziraai.channel.lane.Lane#send",
            "channel-sms",
            "channel-whatsapp",
            "channel-email"),
    AFTER_THE_CALL_BEFORE_THE_RESULT(
            "com.ziraai.channel.intent.Intents#record",
            "channel-sms",
            "channel-whatsapp",
            "channel-email"),
    AFTER_THE_RESULT_BEFORE_THE_OUTCOME(
            "com.ziraai.messaging.publish.Publisher#publishAll",
            "channel-sms",
            "channel-whatsapp",
            "channel-email"),
    AFTER_THE_OUTCOME_BEFORE_THE_OFFSETS(
            "org.apache.kafka.clients.consumer.KafkaConsumer#commitSync",
            "channel-sms",
            "channel-whatsapp",
            "channel-email"),
    WEBHOOK_ANSWERED_NOT_PARSED(
            "com.ziraai.channel.receipt.ReceiptListener#onBatch",
            "channel-sms",
            "channel-whatsapp",
            "channel-email"),
    MID_FOLD("com.ziraai.analytics.store.FoldStore#save", "analytics"),
    AFTER_THE_FOLD_BEFORE_THE_OFFSETS(
            "org.apache.kafka.clients.consumer.KafkaConsumer#commitSync", "analytics"),
    AFTER_THE_SNAPSHOT_BEFORE_ITS_ROW(
            "com.ziraai.analytics.progress.Operations#shown", "analytics");

    private final String place;
    private final List<String> services;

    Moment(String place, String... services) {
        this.place = place;
        this.services = List.of(services);
    }

    /** {@code <class>#<method>}. */
    String place() {
        return place;
    }

    /** Both instances of each service that comes by there. */
    List<String> parts() {
        return services.stream().flatMap(each -> Stream.of(each, each + "-2")).toList();
    }
}
