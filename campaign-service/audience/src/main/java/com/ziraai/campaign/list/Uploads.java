package com.ziraai.campaign.list;

import com.ziraai.campaign.audit.Audit;
import com.ziraai.campaign.audit.Deed;
import com.ziraai.campaign.blacklist.Blacklist;
import com.ziraai.campaign.gateway.ProblemException;
import com.ziraai.campaign.givencode.GivenCodes;
import com.ziraai.campaign.list.ListStore.NewChunk;
import com.ziraai.campaign.recipient.ContactKeys;
import com.ziraai.campaign.recipient.PhoneNumbers;
import com.ziraai.campaign.sponsor.Sponsor;
import com.ziraai.campaign.table.TableLimits;
import com.ziraai.contract.OperationId;
import java.io.IOException;
import java.io.PushbackInputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Takes files in while they come: a thread of the upload's own reads and checks a run of rows while
 * the run before it is packed and stored, and a sender is read from no faster than that. What stops
 * coming is removed at once, or by the clean-up if this process stops too.
 */
final class Uploads {

    private static final Logger log = LoggerFactory.getLogger(Uploads.class);
    private static final String PREFIX = "list";
    private static final String DEFAULT_NAME = "Recipient List";

    /** When a file that is coming may have come. */
    private static final Duration SOON = Duration.ofSeconds(10);

    /** Buffers asked for ahead of the reader. */
    private static final int DEMAND = 8;

    private final ListStore store;
    private final TransactionalOperator transaction;
    private final Audit audit;
    private final Blacklist blacklist;
    private final GivenCodes codes;
    private final ContactKeys contactKeys;
    private final ListProperties properties;
    private final Clock clock;
    private final RandomGenerator random;
    private final Scheduler reading;
    private final Scheduler packing;
    private final Semaphore room;

    /**
     * @param reading threads that wait for files, as many as files may come at a time
     * @param packing threads that never wait
     */
    Uploads(
            ListStore store,
            TransactionalOperator transaction,
            Audit audit,
            Blacklist blacklist,
            GivenCodes codes,
            ContactKeys contactKeys,
            ListProperties properties,
            Clock clock,
            RandomGenerator random,
            Scheduler reading,
            Scheduler packing) {
        this.store = store;
        this.transaction = transaction;
        this.audit = audit;
        this.blacklist = blacklist;
        this.codes = codes;
        this.contactKeys = contactKeys;
        this.properties = properties;
        this.clock = clock;
        this.random = random;
        this.reading = reading;
        this.packing = packing;
        this.room = new Semaphore(properties.concurrentUploads());
    }

    /**
     * The list made of a file, complete. Fails with 429 UPLOADS_BUSY if too many are coming, and
     * with what is wrong with the file.
     *
     * @param createdBy who sends it
     * @param options what it says of the file; asked once the file has begun to come
     */
    Mono<RecipientList> receive(
            Sponsor sponsor,
            String createdBy,
            Supplier<UploadOptions> options,
            Flux<DataBuffer> file) {
        return Mono.defer(() -> {
            if (!room.tryAcquire()) {
                return Mono.error(
                        ProblemException.later(HttpStatus.TOO_MANY_REQUESTS, "UPLOADS_BUSY", SOON));
            }
            AtomicReference<Throwable> cutOff = new AtomicReference<>();
            return Mono.usingWhen(
                            open(options, file.doOnError(cutOff::set)),
                            incoming -> receive(sponsor, createdBy, incoming),
                            Uploads::close)
                    // The stream between may fail by what it was reading when the file ended.
                    .onErrorMap(failure ->
                            Optional.ofNullable(cutOff.get()).map(Incoming::cutOff).orElse(failure))
                    .doFinally(end -> room.release());
        });
    }

    private Mono<Incoming> open(Supplier<UploadOptions> options, Flux<DataBuffer> file) {
        TableLimits limits =
                new TableLimits(
                        properties.spool(),
                        properties.maxFile().toBytes(),
                        properties.maxUnpacked().toBytes());
        return Mono.fromCallable(
                        () -> {
                            var stream =
                                    new PushbackInputStream(
                                            DataBufferUtils.subscriberInputStream(
                                                    file.timeout(properties.idle()), DEMAND));
                            try {
                                awaitStart(stream);
                                return Incoming.open(stream, options.get(), limits);
                            } catch (IOException | RuntimeException e) {
                                stream.close();
                                throw e;
                            }
                        })
                .subscribeOn(reading)
                .onErrorMap(Incoming::problem);
    }

    /** The fields of a form come before its file. */
    private static void awaitStart(PushbackInputStream stream) throws IOException {
        int first = stream.read();
        if (first >= 0) {
            stream.unread(first);
        }
    }

    private static Mono<Void> close(Incoming incoming) {
        return Mono.fromRunnable(() -> {
            try {
                incoming.close();
            } catch (IOException e) {
                log.debug("a file that was read to its end or given up does not close", e);
            }
        });
    }

    private Mono<RecipientList> receive(Sponsor sponsor, String createdBy, Incoming incoming) {
        RecipientList list = list(sponsor, createdBy, incoming);
        Mono<Void> discard = store.delete(list.id());
        return Mono.usingWhen(
                store.create(list).thenReturn(list),
                created -> receive(sponsor, created, incoming),
                created -> Mono.empty(),
                (created, failure) -> discard,
                created -> discard);
    }

    private RecipientList list(Sponsor sponsor, String createdBy, Incoming incoming) {
        UploadOptions options = incoming.options();
        Instant now = now();
        return new RecipientList(
                OperationId.create(PREFIX, now, random).value(),
                sponsor.id(),
                options.name().orElse(DEFAULT_NAME),
                ListState.RECEIVING,
                options.requiresApproval(),
                incoming.table().format(),
                incoming.columns(),
                Optional.empty(),
                now,
                createdBy,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private Mono<RecipientList> receive(Sponsor sponsor, RecipientList list, Incoming incoming) {
        Tally tally = new Tally(list.columns());
        return chunks(sponsor, incoming)
                .concatMap(
                        chunk ->
                                blacklist
                                        .among(Set.of(sponsor.id()), chunk.keys())
                                        .map(found ->
                                                chunk.without(found, sponsor.id(), list.columns())),
                        1)
                .concatMap(chunk -> warned(sponsor, chunk, tally), 1)
                .publishOn(packing, 1)
                .index((no, chunk) -> packed(no.intValue(), chunk, tally))
                .concatMap(chunk -> stillThere(store.append(list.id(), chunk, now())), 1)
                .then(Mono.defer(() -> finish(list, incoming, tally.report())));
    }

    private Mono<Chunk> warned(Sponsor sponsor, Chunk chunk, Tally tally) {
        return codes.findings(sponsor.id(), chunk.codes())
                .doOnNext(found -> tally.warn(found.count(chunk.codes())))
                .thenReturn(chunk);
    }

    private Flux<Chunk> chunks(Sponsor sponsor, Incoming incoming) {
        return Flux.<Chunk, RowReader>generate(
                        () ->
                                new RowReader(
                                        incoming.table(),
                                        incoming.columns(),
                                        new PhoneNumbers(
                                                sponsor.defaultRegion(),
                                                sponsor.allowedCountries()),
                                        contactKeys.hasher(),
                                        properties.maxRows()),
                        (reader, sink) -> {
                            try {
                                reader.next().ifPresentOrElse(sink::next, sink::complete);
                            } catch (IOException e) {
                                throw Exceptions.propagate(e);
                            }
                            return reader;
                        })
                .onErrorMap(Exceptions::unwrap)
                .onErrorMap(Incoming::problem)
                .subscribeOn(reading);
    }

    private static NewChunk packed(int no, Chunk chunk, Tally tally) {
        return new NewChunk(
                no,
                tally.add(chunk),
                StoredPeople.pack(chunk.good().stream().map(Chunk.GoodRow::person).toList()),
                List.copyOf(chunk.bad()));
    }

    private Mono<RecipientList> finish(RecipientList list, Incoming incoming, Report report) {
        if (report.total() == 0) {
            return Mono.error(RowReader.fileProblem("NO_ROWS"));
        }
        ListState state = list.requiresApproval() ? ListState.AWAITING_APPROVAL : ListState.READY;
        Mono<Boolean> finished =
                stillThere(
                        store.finish(list.id(), state, incoming.table().format(), report, now()));
        return transaction
                .transactional(finished.then(note(list)))
                .then(Mono.defer(() -> store.find(list.id())));
    }

    private Mono<Void> note(RecipientList list) {
        return audit.note(
                new Deed(
                        list.createdBy(), Optional.of(list.sponsorId()), "list.upload", list.id()));
    }

    /** Somebody may delete a list while its file is coming. */
    private static Mono<Boolean> stillThere(Mono<Boolean> done) {
        return done.filter(there -> there).switchIfEmpty(Mono.error(RecipientLists::notFound));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
