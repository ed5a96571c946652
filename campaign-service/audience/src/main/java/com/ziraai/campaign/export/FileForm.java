package com.ziraai.campaign.export;

import java.util.Optional;
import org.springframework.web.reactive.function.server.ServerRequest;

/**
 * How somebody wants a file.
 *
 * @param csv how its cells stand where it is CSV
 */
public record FileForm(ExportFormat format, Csv csv) {

    private static final char STANDARD = ',';

    /**
     * The file a request asks for by {@code format} or else by {@code Accept}; empty when it wants
     * an ordinary answer.
     */
    public static Optional<FileForm> of(ServerRequest request) {
        return ExportFormat.of(request)
                .map(format -> new FileForm(format, Csv.asked(request, STANDARD)));
    }
}
