package com.ziraai.analytics.fold;

import com.ziraai.contract.OperationId;
import com.ziraai.event.DeliveryOutcome;
import com.ziraai.event.Item;
import com.ziraai.event.ItemOutcome;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A fact, the page and the sponsor it belongs to. All items of an operation belong to one sponsor.
 */
public record LocatedFact(PageKey page, String sponsorId, Fact fact) {

    /**
     * What the record says and where it goes.
     *
     * @throws IllegalArgumentException if the record can never be folded
     */
    public static LocatedFact of(ConsumerRecord<String, ? extends SpecificRecord> consumed) {
        Item item = item(consumed.value());
        Fact fact = Fact.of(consumed.value());
        require(OperationId.isValid(item.getOperationId()), "operationId", item.getOperationId());
        require(fact.itemIndex() >= 0, "itemIndex", fact.itemIndex());
        require(
                fact.attemptNo() >= 0 && fact.attemptNo() <= Page.MAX_ATTEMPT_NO,
                "attemptNo",
                fact.attemptNo());
        PartitionKey owner = new PartitionKey(item.getOperationId(), consumed.partition());
        PageKey page = new PageKey(owner, Page.of(fact.itemIndex()));
        return new LocatedFact(page, item.getSponsorId(), fact);
    }

    private static Item item(SpecificRecord outcome) {
        return switch (outcome) {
            case DeliveryOutcome delivery -> delivery.getAttempt().getItem();
            case ItemOutcome end -> end.getItem();
            default ->
                    throw new IllegalArgumentException(
                            "not an outcome: " + outcome.getClass().getSimpleName());
        };
    }

    private static void require(boolean holds, String field, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(field + " cannot be " + value);
        }
    }
}
