package com.ziraai.campaign.export;

import com.ziraai.campaign.gateway.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;

/** The files there are. */
enum ExportFormat {
    CSV("csv", Csv.TYPE),
    JSONL("jsonl", MediaType.APPLICATION_NDJSON);

    private final String word;
    private final MediaType type;

    ExportFormat(String word, MediaType type) {
        this.word = word;
        this.type = type;
    }

    /** Its ending. */
    String word() {
        return word;
    }

    MediaType type() {
        return type;
    }

    /**
     * The file a request asks for by {@code format} or else by {@code Accept}; empty when it wants
     * an ordinary answer.
     */
    static Optional<ExportFormat> of(ServerRequest request) {
        Optional<String> asked =
                request.queryParam("format").filter(word -> !word.equalsIgnoreCase("json"));
        if (asked.isPresent()) {
            return Optional.of(named(asked.get()));
        }
        return request.queryParam("format").isPresent()
                ? Optional.empty()
                : accepted(request.headers().accept());
    }

    private static ExportFormat named(String word) {
        return Arrays.stream(values())
                .filter(each -> each.word.equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid("format", "UNKNOWN_FORMAT", word));
    }

    /** Only who names one of ours gets it; wildcards mean the ordinary answer. */
    private static Optional<ExportFormat> accepted(List<MediaType> accept) {
        return accept.stream()
                .flatMap(wanted ->
                        Arrays.stream(values())
                                .filter(each -> wanted.equalsTypeAndSubtype(each.type)))
                .findFirst();
    }
}
