package com.ziraai.campaign.attachment;

import com.ziraai.campaign.attachment.FileCheck.Checked;
import com.ziraai.campaign.attachment.IncomingFile.Received;
import com.ziraai.campaign.gateway.ProblemException;
import com.ziraai.contract.OperationId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Takes files in, some at a time, and keeps what may be sent along. */
final class AttachmentUploads {

    private static final String PREFIX = "att";

    /** When a file that is coming may have come. */
    private static final Duration SOON = Duration.ofSeconds(5);

    private final AttachmentBook book;
    private final AttachmentProperties properties;
    private final FileCheck check;
    private final Clock clock;
    private final RandomGenerator random;
    private final Semaphore room;

    AttachmentUploads(
            AttachmentBook book,
            AttachmentProperties properties,
            Clock clock,
            RandomGenerator random) {
        this.book = book;
        this.properties = properties;
        this.check = new FileCheck(properties.types());
        this.clock = clock;
        this.random = random;
        this.room = new Semaphore(properties.concurrentUploads());
    }

    /**
     * The file of a request, kept. Fails with 429 UPLOADS_BUSY if too many are coming, and with
     * what is wrong with the file.
     */
    Mono<Attachment> receive(ServerRequest request, String sponsorId, String createdBy) {
        return Mono.defer(() -> {
            if (!room.tryAcquire()) {
                return Mono.error(
                        ProblemException.later(HttpStatus.TOO_MANY_REQUESTS, "UPLOADS_BUSY", SOON));
            }
            return read(request)
                    .flatMap(file -> keep(file, sponsorId, createdBy))
                    .doFinally(end -> room.release());
        });
    }

    private Mono<Received> read(ServerRequest request) {
        IncomingFile file = new IncomingFile(Math.toIntExact(properties.largest().toBytes()));
        Flux<DataBuffer> coming = isForm(request) ? file.form(request) : file.body(request);
        return coming.timeout(properties.idle())
                .onErrorMap(
                        TimeoutException.class,
                        _ -> ProblemException.of(HttpStatus.REQUEST_TIMEOUT, "REQUEST_TIMEOUT"))
                .doOnNext(file::add)
                .then(Mono.fromSupplier(file::received));
    }

    private static boolean isForm(ServerRequest request) {
        return request.headers()
                .contentType()
                .filter(type -> type.isCompatibleWith(MediaType.MULTIPART_FORM_DATA))
                .isPresent();
    }

    private Mono<Attachment> keep(Received file, String sponsorId, String createdBy) {
        Checked checked = check.check(file);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Attachment attachment =
                new Attachment(
                        OperationId.create(PREFIX, now, random).value(),
                        sponsorId,
                        checked.name(),
                        checked.type().mediaType(),
                        file.bytes().length,
                        HexFormat.of().formatHex(sha256(file.bytes())),
                        now,
                        createdBy);
        return book.add(attachment, file.bytes()).thenReturn(attachment);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has it", e);
        }
    }
}
