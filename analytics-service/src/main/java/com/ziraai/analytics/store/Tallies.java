package com.ziraai.analytics.store;

import com.ziraai.contract.OperationId;
import io.r2dbc.spi.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The committed counts, for whoever shows them. */
public final class Tallies {

    private final DatabaseClient database;

    Tallies(DatabaseClient database) {
        this.database = database;
    }

    /** The counts of those operations, by operation; all zero where nothing was folded. */
    public Mono<Map<String, OperationTally>> of(Collection<String> operationIds) {
        Map<String, OperationTally> tallies = new HashMap<>();
        operationIds.forEach(id -> tallies.put(id, new OperationTally(id)));
        return database.sql(
                        """
                        SELECT operation_id, partition, version, changed_at, tally,
                            (SELECT live FROM generation) AS live
                        FROM operation_partition
                        WHERE operation_day = ANY(:days) AND operation_id = ANY(:operations)
                        """)
                .bind("days", operationIds.stream().map(Tallies::day).toArray(LocalDate[]::new))
                .bind("operations", operationIds.toArray(String[]::new))
                .map((row, metadata) -> add(row, tallies))
                .all()
                .then(Mono.just(tallies));
    }

    private static OperationTally add(Row row, Map<String, OperationTally> tallies) {
        OperationTally tally =
                Objects.requireNonNull(tallies.get(row.get("operation_id", String.class)));
        tally.add(
                Side.of(Objects.requireNonNull(row.get("live", Integer.class))),
                Objects.requireNonNull(row.get("partition", Integer.class)),
                Objects.requireNonNull(row.get("version", Long.class)),
                Objects.requireNonNull(row.get("changed_at", Instant.class)),
                TallyCodec.decode(Objects.requireNonNull(row.get("tally", byte[].class))));
        return tally;
    }

    /** Takes away the marks of the changes those counts contain; later changes keep theirs. */
    public Mono<Void> published(Collection<OperationTally> shown) {
        return Flux.fromArray(Side.values()).concatMap(side -> published(side, shown)).then();
    }

    /** Of a generation that was shown when the counts were read; another one's marks stay. */
    private Mono<Void> published(Side side, Collection<OperationTally> shown) {
        List<String> operations = new ArrayList<>();
        List<Integer> partitions = new ArrayList<>();
        List<Long> versions = new ArrayList<>();
        for (OperationTally each : shown) {
            each.versions(side)
                    .forEach((partition, version) -> {
                        operations.add(each.operationId());
                        partitions.add(partition);
                        versions.add(version);
                    });
        }
        return operations.isEmpty()
                ? Mono.empty()
                : database.sql(
                                """
                                DELETE FROM %s AS mark
                                USING unnest(:days, :operations, :partitions, :versions)
                                    AS shown (operation_day, operation_id, partition, version)
                                WHERE mark.operation_day = shown.operation_day
                                AND mark.operation_id = shown.operation_id
                                AND mark.partition = shown.partition AND mark.version <= shown.version
                                """
                                        .formatted(side.table("unpublished_change")))
                        .bind(
                                "days",
                                operations.stream().map(Tallies::day).toArray(LocalDate[]::new))
                        .bind("operations", operations.toArray(String[]::new))
                        .bind("partitions", partitions.toArray(Integer[]::new))
                        .bind("versions", versions.toArray(Long[]::new))
                        .then();
    }

    private static LocalDate day(String operationId) {
        return new OperationId(operationId).createdOn();
    }
}
