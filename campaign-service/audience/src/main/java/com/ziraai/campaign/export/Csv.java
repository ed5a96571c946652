package com.ziraai.campaign.export;

import com.ziraai.campaign.gateway.Limits;
import com.ziraai.campaign.gateway.ProblemException;
import com.ziraai.campaign.table.Cells;
import com.ziraai.campaign.table.Delimiters;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;

/**
 * Every CSV file we hand out is written so: UTF-8 with the mark by which spreadsheet programs know
 * it, by RFC 4180, and no cell runs as a formula.
 *
 * @param delimiter between cells
 */
public record Csv(char delimiter) {

    public static final MediaType TYPE = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /**
     * As {@code delimiter} of the query asks; not by language, whose header a program may send as
     * well that reads commas.
     *
     * @param standard where it does not ask
     */
    public static Csv asked(ServerRequest request, char standard) {
        return new Csv(request.queryParam("delimiter").map(Csv::named).orElse(standard));
    }

    private static char named(String name) {
        Character delimiter = Delimiters.NAMED.get(name.toLowerCase(Locale.ROOT));
        if (delimiter == null) {
            throw ProblemException.invalid(
                    "delimiter",
                    "UNKNOWN_CHOICE",
                    Limits.excerpt(name),
                    String.join(" ", Delimiters.NAMED.keySet().stream().sorted().toList()));
        }
        return delimiter;
    }

    /** The first line, with what goes before it. */
    public String head(List<String> headings) {
        return BYTE_ORDER_MARK + lines(List.of(headings));
    }

    /** Some lines; null is an empty cell. */
    public String lines(List<? extends List<? extends @Nullable Object>> lines) {
        StringWriter text = new StringWriter();
        try (CsvWriter writer = CsvWriter.builder().fieldSeparator(delimiter).build(text)) {
            lines.forEach(line -> writer.writeRecord(line.stream().map(Csv::cell).toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static String cell(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Number number -> number.toString();
            default -> Cells.harmless(value.toString());
        };
    }
}
