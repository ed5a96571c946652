package com.ziraai.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.contract.Media;
import com.ziraai.contract.Topics;
import com.ziraai.event.AttemptStatus;
import com.ziraai.event.Channel;
import com.ziraai.event.ChannelProgress;
import com.ziraai.event.DeliveryOutcome;
import com.ziraai.event.ItemOutcome;
import com.ziraai.event.ItemStatus;
import com.ziraai.event.OperationProgress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;

/** An operation whose items end in ten ways, as often each, and what must be counted of it. */
final class Campaign {

    private static final int TENS = 200;

    static final int ITEMS = 10 * TENS;

    final Outcomes operation;
    private final World world;
    private final Random random = new Random(7);

    Campaign(World world) {
        this(world, Outcomes.ofNewOperation());
    }

    Campaign(World world, Outcomes operation) {
        this.world = world;
        this.operation = operation;
    }

    String id() {
        return operation.operationId;
    }

    void create(int items) {
        world.publish(Topics.OPERATION_LIFECYCLE, id(), operation.created(items));
        world.flush();
    }

    void publish(List<? extends SpecificRecord> outcomes) {
        for (SpecificRecord each : outcomes) {
            switch (each) {
                case DeliveryOutcome delivery -> publish(delivery);
                case ItemOutcome end ->
                        world.publish(
                                Topics.DISTRIBUTION_OUTCOMES, end.getItem().getContactKey(), end);
                default -> throw new IllegalArgumentException(each.toString());
            }
        }
        world.flush();
    }

    private void publish(DeliveryOutcome delivery) {
        world.publish(
                Media.of(delivery.getChannel()).orElseThrow().outcomes(),
                delivery.getAttempt().getItem().getContactKey(),
                delivery);
    }

    /** All outcomes of all items, each twice, in any order. */
    List<SpecificRecord> outcomes() {
        List<SpecificRecord> twice = new ArrayList<>();
        for (int item = 0; item < ITEMS; item++) {
            List<SpecificRecord> story = story(item);
            twice.addAll(story);
            twice.addAll(story);
        }
        Collections.shuffle(twice, random);
        return twice;
    }

    private List<SpecificRecord> story(int item) {
        DeliveryOutcome accepted = operation.attempt(item, AttemptStatus.ACCEPTED, 40);
        DeliveryOutcome sent = operation.attempt(item, AttemptStatus.SENT, 300);
        DeliveryOutcome delivered = operation.attempt(item, AttemptStatus.DELIVERED, 2_000);
        return switch (item % 10) {
            case 0 -> List.of(accepted, sent, delivered);
            case 1 ->
                    List.of(
                            accepted,
                            delivered,
                            operation.attempt(item, AttemptStatus.READ, 400_000));
            case 2 -> List.of(accepted, sent);
            case 3 -> List.of(operation.attempt(item, AttemptStatus.UNKNOWN, 10_000), delivered);
            case 4 ->
                    List.of(
                            operation.attempt(item, AttemptStatus.UNKNOWN, 10_000),
                            operation.end(item, 1, ItemStatus.PARKED));
            case 5 ->
                    List.of(
                            operation.attempt(
                                    item,
                                    1,
                                    Channel.WHATSAPP,
                                    AttemptStatus.REJECTED,
                                    50,
                                    "RECIPIENT_UNREACHABLE"),
                            operation.attempt(
                                    item, 2, Channel.SMS, AttemptStatus.DELIVERED, 3_000, null));
            case 6 ->
                    List.of(
                            operation.attempt(
                                    item,
                                    1,
                                    Channel.WHATSAPP,
                                    AttemptStatus.FAILED,
                                    50,
                                    "RECIPIENT_CAPPED"),
                            operation.end(item, 1, ItemStatus.FAILED));
            case 7 -> List.of(operation.end(item, 0, ItemStatus.FAILED));
            case 8 -> List.of(operation.end(item, 0, ItemStatus.SKIPPED));
            case 9 -> List.of(operation.end(item, 0, ItemStatus.CANCELLED));
            default -> throw new IllegalStateException();
        };
    }

    /** Whether all its outcomes are counted, none twice. */
    static Predicate<OperationProgress> isCounted() {
        return progress ->
                progress.getDelivered() == 3 * TENS
                        && progress.getRead() == TENS
                        && progress.getPending() == 0
                        && progress.getInFlight() == 0
                        && progress.getSent() == TENS
                        && progress.getAwaitingReceipt() == 0
                        && progress.getParked() == TENS
                        && progress.getUnknown() == TENS
                        && progress.getFailed() == 2 * TENS
                        && progress.getChannels().stream()
                                .anyMatch(channel ->
                                        channel.getChannel() == Channel.WHATSAPP
                                                && channel.getRejected() == TENS
                                                && channel.getFailed() == TENS);
    }

    static void assertIsComplete(OperationProgress progress) {
        assertThat(progress.getSkipped()).isEqualTo(TENS);
        assertThat(progress.getCancelled()).isEqualTo(TENS);
        assertThat(progress.getSponsorId()).isEqualTo(Outcomes.SPONSOR);
        assertThat(progress.getCompletedAt()).isNotNull();
        assertThat(progress.getStartedAt()).isNotNull();
        assertThat(progress.getRecentErrors()).hasSize(20);
        assertThat(progress.getRecentResults()).hasSize(10);
        assertThat(progress.getChannels())
                .extracting(ChannelProgress::getChannel)
                .containsExactly(Channel.SMS, Channel.WHATSAPP);
    }
}
