package com.ziraai.campaign.list;

import com.ziraai.campaign.gateway.ProblemException;
import java.util.Optional;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.codec.multipart.FilePartEvent;
import org.springframework.http.codec.multipart.FormPartEvent;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A form as browsers send it: fields that say something of the file, then the one file. A second
 * file is refused, and so is a field behind the file, which would come too late. Used by one
 * subscriber.
 */
final class UploadForm {

    /**
     * Bytes read on of a form that is refused, so that a client that still sends gets the answer
     * and its connection stays good.
     */
    private static final int MOST_READ_ON = 1024 * 1024;

    private final MultiValueMap<String, String> options;
    private Optional<ProblemException> refusal = Optional.empty();
    private volatile int files;
    private boolean begun;
    private int readOn;

    /**
     * @param query what the address says, which wins
     */
    UploadForm(MultiValueMap<String, String> query) {
        this.options = new LinkedMultiValueMap<>(query);
    }

    /** What query and fields say, complete once the file has begun. */
    MultiValueMap<String, String> options() {
        return options;
    }

    /** The bytes of the file. */
    Flux<DataBuffer> file(Flux<PartEvent> parts) {
        return parts.onErrorMap(UploadForm::isMalformed, _ -> malformed())
                .concatMap(this::bytes)
                .concatWith(Mono.defer(this::end));
    }

    private Mono<DataBuffer> end() {
        if (refusal.isPresent()) {
            return Mono.error(refusal.get());
        }
        return files == 0 ? Mono.error(RowReader.fileProblem("REQUIRED")) : Mono.empty();
    }

    private Mono<DataBuffer> bytes(PartEvent event) {
        if (refusal.isPresent()) {
            return readOn(event);
        }
        boolean first = !begun;
        begun = !event.isLast();
        if (!(event instanceof FilePartEvent file)) {
            DataBufferUtils.release(event.content());
            return event instanceof FormPartEvent field ? note(field) : Mono.empty();
        }
        boolean none =
                first
                        && event.isLast()
                        && file.filename().isEmpty()
                        && event.content().readableByteCount() == 0;
        if (none) {
            DataBufferUtils.release(event.content());
            return Mono.empty();
        }
        files += first ? 1 : 0;
        if (files > 1) {
            refusal = Optional.of(RowReader.fileProblem("SEVERAL_FILES"));
            return readOn(event);
        }
        return Mono.just(event.content());
    }

    private Mono<DataBuffer> readOn(PartEvent event) {
        readOn += event.content().readableByteCount();
        DataBufferUtils.release(event.content());
        return readOn > MOST_READ_ON ? end() : Mono.empty();
    }

    private Mono<DataBuffer> note(FormPartEvent field) {
        if (!UploadOptions.NAMES.contains(field.name())) {
            return Mono.empty();
        }
        if (files > 0) {
            refusal = Optional.of(ProblemException.invalid(field.name(), "FIELD_AFTER_FILE"));
            return Mono.empty();
        }
        if (!options.containsKey(field.name()) || field.name().equals("map")) {
            options.add(field.name(), field.value());
        }
        return Mono.empty();
    }

    /** The framework’s reader of forms trips over some headers of parts. */
    private static boolean isMalformed(Throwable failure) {
        return failure instanceof DecodingException
                || failure instanceof IndexOutOfBoundsException
                || failure instanceof IllegalArgumentException;
    }

    private static ProblemException malformed() {
        return ProblemException.of(HttpStatus.BAD_REQUEST, "BAD_REQUEST");
    }
}
