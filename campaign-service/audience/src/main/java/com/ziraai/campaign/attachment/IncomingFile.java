package com.ziraai.campaign.attachment;

import com.ziraai.campaign.gateway.ProblemException;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.multipart.FilePartEvent;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A file while it comes: the body, or the one file of a form as browsers send it. What is larger
 * than it may be is given up at once. Used by one subscriber.
 */
final class IncomingFile {

    private static final String FILE = "file";

    private final int largest;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private @Nullable String name;
    private Optional<MediaType> type = Optional.empty();
    private boolean begun;

    /**
     * @param largest bytes
     */
    IncomingFile(int largest) {
        this.largest = largest;
    }

    /**
     * A file that has come.
     *
     * @param name as it was sent
     * @param type it was sent as
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on once
    record Received(String name, Optional<MediaType> type, byte[] bytes) {}

    /** The file of a request, whole. */
    Flux<DataBuffer> body(ServerRequest request) {
        name = request.queryParam("name").orElse(null);
        type = request.headers().contentType();
        return request.exchange().getRequest().getBody();
    }

    /** The file of a form; what else it has means nothing. */
    Flux<DataBuffer> form(ServerRequest request) {
        return request.bodyToFlux(PartEvent.class)
                .onErrorMap(IncomingFile::isMalformed, _ -> malformed())
                .concatMap(this::part);
    }

    private Mono<DataBuffer> part(PartEvent event) {
        if (!(event instanceof FilePartEvent file) || name == null && file.filename().isEmpty()) {
            DataBufferUtils.release(event.content());
            return Mono.empty();
        }
        if (!begun) {
            if (name != null) {
                DataBufferUtils.release(event.content());
                return Mono.error(ProblemException.invalid(FILE, "SEVERAL_FILES"));
            }
            name = file.filename();
            type = Optional.ofNullable(file.headers().getContentType());
        }
        begun = !event.isLast();
        return Mono.just(event.content());
    }

    /** Adds some bytes. */
    void add(DataBuffer some) {
        try {
            int count = some.readableByteCount();
            if (bytes.size() + count > largest) {
                throw ProblemException.of(
                        HttpStatus.CONTENT_TOO_LARGE, "FILE_TOO_LARGE", largest / (1024 * 1024));
            }
            byte[] run = new byte[count];
            some.read(run);
            bytes.writeBytes(run);
        } finally {
            DataBufferUtils.release(some);
        }
    }

    /** All of it. */
    Received received() {
        if (name == null || bytes.size() == 0) {
            throw ProblemException.invalid(name == null ? "name" : FILE, "REQUIRED");
        }
        return new Received(name, type, bytes.toByteArray());
    }

    /** The framework's reader of forms trips over some headers of parts. */
    private static boolean isMalformed(Throwable failure) {
        return failure instanceof DecodingException
                || failure instanceof IndexOutOfBoundsException
                || failure instanceof IllegalArgumentException;
    }

    private static ProblemException malformed() {
        return ProblemException.of(HttpStatus.BAD_REQUEST, "BAD_REQUEST");
    }
}
