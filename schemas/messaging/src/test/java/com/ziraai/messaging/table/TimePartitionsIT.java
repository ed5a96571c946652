package com.ziraai.messaging.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.messaging.testkit.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;

class TimePartitionsIT {

    private final DatabaseClient database = TestDatabase.connect("partitions");

    @BeforeEach
    void createTable() {
        database.sql("DROP TABLE IF EXISTS letter").then().block();
        database.sql("CREATE TABLE letter (day date NOT NULL) PARTITION BY RANGE (day)")
                .then()
                .block();
    }

    @Test
    void makesTheMonthsAroundTodayWithRoomForUpdates() {
        runOn("2026-11-21T10:00:00Z", PartitionedTable.updated("letter", Duration.ofDays(90)));
        assertThat(partitions())
                .containsExactly(
                        "letter_y2026m10", "letter_y2026m11", "letter_y2026m12", "letter_y2027m01");
        assertThat(options("letter_y2026m11")).isEqualTo("{fillfactor=70}");
    }

    @Test
    void dropsMonthsPastRetentionAndKeepsTheOthers() {
        PartitionedTable table = new PartitionedTable("letter", Duration.ofDays(60));
        runOn("2026-11-21T10:00:00Z", table);
        runOn("2027-02-20T10:00:00Z", table);
        assertThat(partitions())
                .containsExactly(
                        "letter_y2026m12",
                        "letter_y2027m01",
                        "letter_y2027m02",
                        "letter_y2027m03",
                        "letter_y2027m04");
    }

    private void runOn(String today, PartitionedTable table) {
        Clock clock = Clock.fixed(Instant.parse(today), ZoneOffset.UTC);
        TimePartitions partitions = new TimePartitions(List.of(table), database, clock);
        partitions.start();
        partitions.stop();
    }

    private List<String> partitions() {
        return database.sql(
                        "SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = 'letter'::regclass ORDER BY 1")
                .mapValue(String.class)
                .all()
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    private String options(String partition) {
        return database.sql("SELECT reloptions::text FROM pg_class WHERE relname = :name")
                .bind("name", partition)
                .mapValue(String.class)
                .one()
                .blockOptional()
                .orElseThrow();
    }
}
