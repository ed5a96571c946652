package com.ziraai.messaging.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ziraai.messaging.testkit.TestDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;

class GaugeReaderIT {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);

    private final DatabaseClient database = TestDatabase.connect("gauges");
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final GaugeReader reader =
            new GaugeReader(
                    List.of(
                            DatabaseGauges.of(
                                            """
                                            SELECT count(*) FILTER (WHERE kind = 'a') AS a, count(*) AS every,
                                                extract(epoch FROM :now - min(due_at)) AS age
                                            FROM errand
                                            """)
                                    .number("a", "errands", "Of one kind", "kind", "a")
                                    .number("every", "errands", "Of all", "kind", "all")
                                    .seconds("age", "errand.age", "Of the oldest")),
                    database,
                    meters,
                    CLOCK);

    @BeforeEach
    void createTable() {
        run("DROP TABLE IF EXISTS errand");
        run("CREATE TABLE errand (kind text, due_at timestamptz)");
    }

    private void run(String statement) {
        database.sql(statement).then().block();
    }

    private double errands(String kind) {
        return meters.get("errands").tag("kind", kind).gauge().value();
    }

    private double age() {
        return meters.get("errand.age").gauge().value();
    }

    @Test
    void knowsNothingBeforeItHasRead() {
        assertThat(errands("all")).isNaN();
    }

    @Test
    void keepsWhatTheRowSays() {
        run(
                "INSERT INTO errand VALUES ('a', '2026-11-22T09:59:00Z'), ('b', '2026-11-22T09:58:30Z')");
        reader.readAll();
        assertThat(errands("a")).isEqualTo(1);
        assertThat(errands("all")).isEqualTo(2);
        assertThat(age()).isEqualTo(90);
        assertThat(meters.get("errand.age").gauge().getId().getBaseUnit()).isEqualTo("seconds");
    }

    @Test
    void knowsNothingWhenTheRowSaysNothing() {
        reader.readAll();
        assertThat(errands("all")).isZero();
        assertThat(age()).isNaN();
    }

    @Test
    void forgetsWhatItCanNoLongerRead() {
        reader.readAll();
        run("DROP TABLE errand");
        assertThatThrownBy(reader::readAll).hasMessageContaining("errand");
        assertThat(errands("all")).isNaN();
    }
}
