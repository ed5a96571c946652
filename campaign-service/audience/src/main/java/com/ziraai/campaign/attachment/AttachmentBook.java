package com.ziraai.campaign.attachment;

import com.ziraai.campaign.audit.Audit;
import com.ziraai.campaign.audit.Deed;
import com.ziraai.campaign.gateway.ProblemException;
import java.time.Clock;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Adds and removes files, each in a transaction with the note of who did. */
final class AttachmentBook {

    private final AttachmentStore store;
    private final AttachmentProperties properties;
    private final TransactionalOperator transaction;
    private final Audit audit;
    private final Clock clock;

    AttachmentBook(
            AttachmentStore store,
            AttachmentProperties properties,
            TransactionalOperator transaction,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.properties = properties;
        this.transaction = transaction;
        this.audit = audit;
        this.clock = clock;
    }

    Mono<Void> add(Attachment file, byte[] content) {
        return transaction.transactional(
                store.keep(file, content, properties.perSponsor().toBytes())
                        .filter(kept -> kept)
                        .switchIfEmpty(Mono.error(this::full))
                        .then(note(file, "upload", file.createdBy())));
    }

    private ProblemException full() {
        return ProblemException.of(
                HttpStatus.CONFLICT, "ATTACHMENT_ROOM_FULL", properties.perSponsor().toMegabytes());
    }

    /** Fails with 409 ATTACHMENT_IN_USE while an operation that has not come to rest names it. */
    Mono<Void> remove(String id, String actor) {
        return transaction.transactional(
                store.lock(id)
                        .switchIfEmpty(Mono.error(AttachmentRoutes::notFound))
                        .filterWhen(file -> store.isInUse(file).map(used -> !used))
                        .switchIfEmpty(Mono.error(AttachmentBook::inUse))
                        .flatMap(file -> store.remove(id).then(note(file, "delete", actor))));
    }

    private static ProblemException inUse() {
        return ProblemException.of(HttpStatus.CONFLICT, "ATTACHMENT_IN_USE");
    }

    private Mono<Void> note(Attachment file, String verb, String actor) {
        return audit.note(
                new Deed(actor, Optional.of(file.sponsorId()), "attachment." + verb, file.id()));
    }

    /** Removes what is past its retention and not in use; how many. */
    Mono<Long> clean() {
        return store.before(clock.instant().minus(properties.retention()))
                .concatMap(id ->
                        remove(id, Audit.SYSTEM)
                                .thenReturn(id)
                                .onErrorResume(ProblemException.class, _ -> Mono.empty()))
                .count();
    }
}
