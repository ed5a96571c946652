package com.ziraai.campaign.price;

import com.ziraai.campaign.audit.Audit;
import com.ziraai.campaign.audit.Deed;
import com.ziraai.campaign.database.Row;
import com.ziraai.campaign.price.PriceList.Place;
import com.ziraai.event.Channel;
import java.util.Map;
import java.util.Optional;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** The table {@code price}. */
public final class Prices {

    private final DatabaseClient database;
    private final Audit audit;

    Prices(DatabaseClient database, Audit audit) {
        this.database = database;
        this.audit = audit;
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
        String subject = "price:%s/%s".formatted(place.channel(), place.country());
        return audit.change(
                        new Deed(actor, Optional.empty(), action, subject),
                        find(place),
                        bound(statement, place).then())
                .then();
    }

    private Mono<Map<String, Long>> find(Place place) {
        return bound(
                        database.sql(
                                "SELECT part_micros FROM price WHERE channel = :channel AND country = :country"),
                        place)
                .mapValue(Long.class)
                .one()
                .map(micros -> Map.of("partMicros", micros));
    }

    private static DatabaseClient.GenericExecuteSpec bound(
            DatabaseClient.GenericExecuteSpec statement, Place place) {
        return statement.bind("channel", place.channel().name()).bind("country", place.country());
    }
}
