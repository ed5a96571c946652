package com.ziraai.campaign.retry;

import com.ziraai.campaign.database.Row;
import com.ziraai.campaign.operation.NewOperation.Pace;
import com.ziraai.campaign.schedule.OpenTime;
import com.ziraai.contract.OperationId;
import com.ziraai.event.Channel;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Operations to be retried. */
final class Parents {

    private final DatabaseClient database;

    Parents(DatabaseClient database) {
        this.database = database;
    }

    /** Locks the operation, so that of two retries of it the second sees what the first took. */
    Mono<Parent> lock(String operationId) {
        return database.sql(
                        """
                        SELECT operation_id, sponsor_id, name, channel, batch_size, max_concurrency, priority, zone,
                            open_hours, closed_days, CAST(request AS text) AS request
                        FROM operation WHERE operation_id = :id FOR UPDATE
                        """)
                .bind("id", operationId)
                .map(row -> parent(new Row(row)))
                .one();
    }

    private static Parent parent(Row row) {
        return new Parent(
                new OperationId(row.text("operation_id")),
                row.text("sponsor_id"),
                row.text("name"),
                Channel.valueOf(row.text("channel")),
                new Pace(row.number("batch_size"), row.number("max_concurrency")),
                row.number("priority"),
                openTime(row),
                row.text("request"));
    }

    /** Operations of before there were windows have none. */
    private static OpenTime openTime(Row row) {
        Optional<ZoneId> zone = row.textIfAny("zone").map(ZoneId::of);
        return zone.map(each ->
                        new OpenTime(
                                each,
                                hours(List.of(row.texts("open_hours"))),
                                days(List.of(row.texts("closed_days")))))
                .orElseGet(() -> new OpenTime(ZoneId.of("UTC"), new TreeSet<>(), Set.of()));
    }

    private static TreeSet<LocalTime> hours(List<String> texts) {
        return texts.stream().map(LocalTime::parse).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<DayOfWeek> days(List<String> texts) {
        return texts.stream().map(DayOfWeek::valueOf).collect(Collectors.toSet());
    }
}
