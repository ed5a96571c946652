package com.ziraai.campaign.blacklist;

import com.ziraai.campaign.consent.ConsentOutbox;
import com.ziraai.campaign.operation.StoredItems;
import com.ziraai.campaign.operation.StoredItems.StoredItem;
import com.ziraai.campaign.recipient.EmailAddress;
import com.ziraai.contract.OperationId;
import com.ziraai.event.InboundMessage;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Blacklists for its sponsor who unsubscribed or complained, at the address they did it for. Key:
 * contact key. Order does not matter and repetition is harmless: an entry that is there stays.
 * While the database is away the batch waits; at shutdown the running one is finished.
 */
final class UnsubscribeListener {

    /** Who adds such entries. */
    private static final String RECIPIENT = "recipient";

    private final Blacklist blacklist;
    private final ConsentOutbox consents;
    private final StoredItems items;

    UnsubscribeListener(Blacklist blacklist, ConsentOutbox consents, StoredItems items) {
        this.blacklist = blacklist;
        this.consents = consents;
        this.items = items;
    }

    void onAnswers(List<ConsumerRecord<String, InboundMessage>> batch) {
        Flux.fromIterable(batch).concatMap(each -> taken(each.value())).then().block();
    }

    private Mono<Void> taken(InboundMessage message) {
        return switch (message.getKind()) {
            case UNSUBSCRIBE -> blacklisted(message, "UNSUBSCRIBED");
            case COMPLAINT -> blacklisted(message, "COMPLAINED");
            case OTHER -> Mono.empty();
        };
    }

    private Mono<Void> blacklisted(InboundMessage message, String reason) {
        Owner owner = new Owner(message.getItem().getSponsorId());
        return masked(message)
                .map(address ->
                        new NewEntry(
                                message.getAddressKey(),
                                address,
                                reason,
                                message.getReceivedAt(),
                                RECIPIENT))
                .flatMap(entry -> blacklist.add(owner, entry))
                // Where the broker is away the outbox publishes it later.
                .then(consents.published(owner.key(), message.getAddressKey()).onErrorComplete());
    }

    /** Of an item past its retention only the key is left. */
    private Mono<String> masked(InboundMessage message) {
        return items.whole(
                        new OperationId(message.getItem().getOperationId()),
                        message.getItem().getItemIndex())
                .map(StoredItem::request)
                .mapNotNull(request -> request.getRecipient().getEmail())
                .map(EmailAddress::of)
                .flatMap(Mono::justOrEmpty)
                .map(EmailAddress::masked)
                .defaultIfEmpty("***");
    }
}
