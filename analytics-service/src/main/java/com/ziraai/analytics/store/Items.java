package com.ziraai.analytics.store;

import com.ziraai.analytics.fold.ItemStanding;
import com.ziraai.analytics.fold.Page;
import com.ziraai.contract.OperationId;
import io.r2dbc.spi.Row;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The committed standing of single items, for whoever asks for them by name. */
public final class Items {

    /** Rows the driver brings at a time, so that a reader who has enough ends the query early. */
    private static final int FETCH = 16;

    private static final String PAGES =
            """
            SELECT page, content FROM item_page
            WHERE operation_day = :day AND operation_id = :operation AND page %s :page
            ORDER BY page
            """;

    private static final Comparator<ItemStanding> BY_INDEX =
            Comparator.comparingInt(ItemStanding::itemIndex);

    private final DatabaseClient database;

    Items(DatabaseClient database) {
        this.database = database;
    }

    /** What is known of one page, from one partition. */
    private record Part(int number, Page page) {

        static Part of(Row row) {
            return new Part(
                    Objects.requireNonNull(row.get("page", Integer.class)),
                    PageCodec.decode(Objects.requireNonNull(row.get("content", byte[].class))));
        }

        Stream<ItemStanding> standings() {
            return page.standings(number * Page.ITEMS);
        }
    }

    /** The item of that index; empty while nothing is known of it. */
    public Mono<ItemStanding> find(String operationId, int itemIndex) {
        return pages(operationId, "=", Page.of(itemIndex))
                .map((row, metadata) -> Part.of(row))
                .all()
                .concatMapIterable(part -> part.standings().toList())
                .filter(each -> each.itemIndex() == itemIndex)
                .next();
    }

    /** The items something is known of, from that index on, in order; ask for as many as needed. */
    public Flux<ItemStanding> from(String operationId, int itemIndex) {
        return pages(operationId, ">=", Page.of(itemIndex))
                .filter(statement -> statement.fetchSize(FETCH))
                .map((row, metadata) -> Part.of(row))
                .all()
                .bufferUntilChanged(Part::number)
                .concatMapIterable(Items::inOrder)
                .filter(each -> each.itemIndex() >= itemIndex);
    }

    private static List<ItemStanding> inOrder(List<Part> samePage) {
        return samePage.stream().flatMap(Part::standings).sorted(BY_INDEX).toList();
    }

    private GenericExecuteSpec pages(String operationId, String comparison, int page) {
        return database.sql(PAGES.formatted(comparison))
                .bind("day", new OperationId(operationId).createdOn())
                .bind("operation", operationId)
                .bind("page", page);
    }
}
