package com.ziraai.campaign.export;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * A list as a file.
 *
 * @param <T> a line; as JSON it is written as it is
 */
public final class Export<T> {

    /** Lines written at once: the server asks for some hundred chunks ahead of a slow reader. */
    private static final int CHUNK = 50;

    private final JsonMapper json;
    private final List<Column<T>> columns;

    /**
     * @param columns of the CSV form, in order
     */
    public Export(JsonMapper json, List<Column<T>> columns) {
        this.json = json;
        this.columns = List.copyOf(columns);
    }

    /**
     * A column of the CSV form.
     *
     * @param name as in the first line
     * @param value of a line; null is an empty cell
     */
    public record Column<T>(String name, Function<T, @Nullable Object> value) {}

    /**
     * The file. A failure behind the first page breaks the transfer off, so that nobody takes a
     * part for the whole.
     *
     * @param name of the file, without its ending
     * @param pages lines, asked for page by page as the reader takes them
     */
    public Mono<ServerResponse> answer(FileForm form, String name, Flux<List<T>> pages) {
        Flux<List<T>> chunks = pages.concatMap(page -> Flux.fromIterable(page).buffer(CHUNK), 1);
        Flux<String> text =
                switch (form.format()) {
                    case CSV ->
                            Flux.just(form.csv().head(columns.stream().map(Column::name).toList()))
                                    .concatWith(
                                            chunks.map(chunk -> form.csv().lines(cells(chunk))));
                    case JSONL -> chunks.map(this::lines);
                };
        String disposition = "attachment; filename=\"" + name + "." + form.format().word() + "\"";
        return ServerResponse.ok()
                .contentType(form.format().type())
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition)
                .body(text, String.class);
    }

    private List<List<@Nullable Object>> cells(List<T> page) {
        return page.stream().map(this::cells).toList();
    }

    private List<@Nullable Object> cells(T line) {
        List<@Nullable Object> cells = new ArrayList<>(columns.size());
        columns.forEach(column -> cells.add(column.value().apply(line)));
        return cells;
    }

    private String lines(List<T> page) {
        StringBuilder text = new StringBuilder();
        page.forEach(line -> text.append(json.writeValueAsString(line)).append('\n'));
        return text.toString();
    }
}
