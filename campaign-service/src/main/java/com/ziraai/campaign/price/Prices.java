package com.ziraai.campaign.price;

import com.ziraai.campaign.audit.Audit;
import com.ziraai.campaign.database.Row;
import com.ziraai.campaign.price.PriceList.Place;
import com.ziraai.event.Channel;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** The table {@code price}. */
public final class Prices {

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final Audit audit;
    private final Clock clock;

    Prices(DatabaseClient database, TransactionalOperator transaction, Audit audit, Clock clock) {
        this.database = database;
        this.transaction = transaction;
        this.audit = audit;
        this.clock = clock;
    }

    /** What holds now. */
    public Mono<PriceList> current() {
        return database.sql("SELECT channel, country, part_micros FROM price")
                .map(row -> entry(new Row(row)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                .map(PriceList::new);
    }

    private static Map.Entry<Place, Long> entry(Row row) {
        return Map.entry(
                new Place(Channel.valueOf(row.text("channel")), row.text("country")),
                row.bigNumber("part_micros"));
    }

    /** From now on, a part costs that there. */
    Mono<Void> set(Place place, long micros, String actor) {
        return change(
                database.sql(
                                """
                                INSERT INTO price (channel, country, part_micros) VALUES (:channel, :country, :micros)
                                ON CONFLICT (channel, country) DO UPDATE SET part_micros = excluded.part_micros
                                """)
                        .bind("micros", micros),
                place,
                actor,
                "price.set");
    }

    /** From now on, the price of other countries holds there, or none. */
    Mono<Void> remove(Place place, String actor) {
        return change(
                database.sql("DELETE FROM price WHERE channel = :channel AND country = :country"),
                place,
                actor,
                "price.remove");
    }

    private Mono<Void> change(
            DatabaseClient.GenericExecuteSpec statement, Place place, String actor, String action) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return transaction.transactional(
                statement
                        .bind("channel", place.channel().name())
                        .bind("country", place.country())
                        .then()
                        .then(
                                audit.noteOfAll(
                                        actor,
                                        action,
                                        place.channel() + "/" + place.country(),
                                        now)));
    }
}
