package com.ziraai.proof.storm;

import com.ziraai.local.system.Service;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The worst places to die at: each lies between an effect and the record of it. The halt comes on
 * entering the method, that is, after all that stands before it.
 */
public enum Moment {
    BETWEEN_ROWS_AND_ANSWER(
            "com.ziraai.campaign.intake.SendLinksRoutes#respond", Reached.by(Service.CAMPAIGN)),
    BETWEEN_PUBLISHING_A_BATCH_AND_MARKING_IT(
            "com.ziraai.campaign.release.OpenOperations#markReleased",
            Reached.by(Service.CAMPAIGN)),
    BETWEEN_A_BLACKLIST_ENTRY_AND_ITS_RECORD(
            "com.ziraai.campaign.consent.ConsentOutbox#published", Reached.by(Service.CAMPAIGN)),
    AFTER_THE_CODES_BEFORE_THE_READY_RECORDS(
            "com.ziraai.messaging.publish.Publisher#publishAll", Reached.by(Service.CODE)),
    AFTER_THE_DECISION_BEFORE_THE_COMMAND(
            "com.ziraai.messaging.publish.Publisher#publishAll", Reached.by(Service.DISPATCH)),
    AFTER_THE_INTENT_BEFORE_THE_CALL("com.ziraai.channel.lane.Lane#send", Reached.BY_CHANNELS),
    AFTER_THE_CALL_BEFORE_THE_RESULT(
            "com.ziraai.channel.intent.Intents#record", Reached.BY_CHANNELS),
    AFTER_THE_RESULT_BEFORE_THE_OUTCOME(
            "com.ziraai.messaging.publish.Publisher#publishAll", Reached.BY_CHANNELS),
    AFTER_THE_OUTCOME_BEFORE_THE_OFFSETS(
            "org.apache.kafka.clients.consumer.KafkaConsumer#commitSync", Reached.BY_CHANNELS),
    WEBHOOK_ANSWERED_NOT_PARSED(
            "com.ziraai.channel.receipt.ReceiptListener#onBatch", Reached.BY_CHANNELS),
    MID_FOLD("com.ziraai.analytics.store.FoldStore#save", Reached.by(Service.ANALYTICS)),
    AFTER_THE_FOLD_BEFORE_THE_OFFSETS(
            "org.apache.kafka.clients.consumer.KafkaConsumer#commitSync",
            Reached.by(Service.ANALYTICS)),
    AFTER_THE_SNAPSHOT_BEFORE_ITS_ROW(
            "com.ziraai.analytics.progress.Operations#shown", Reached.by(Service.ANALYTICS));

    /** Who comes by a place. */
    private record Reached(List<Service> services) {

        static final Reached BY_CHANNELS =
                new Reached(Arrays.stream(Service.values()).filter(Service::sends).toList());

        static Reached by(Service service) {
            return new Reached(List.of(service));
        }
    }

    private final String place;
    private final Reached reached;

    Moment(String place, Reached reached) {
        this.place = place;
        this.reached = reached;
    }

    /** {@code <class>#<method>}. */
    String place() {
        return place;
    }

    /** Both instances of each service that comes by there. */
    List<String> parts() {
        return reached.services().stream()
                .map(Service::label)
                .flatMap(each -> Stream.of(each, each + "-2"))
                .toList();
    }
}
