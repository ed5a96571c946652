package com.ziraai.analytics.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.infrastructure.TestInfrastructure;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;

/** What was stored before there were generations is the first of them. */
class MigrationIT {

    private static final String DATABASE = "analytics_migration";
    private static final String OLDER = "analytics_before_generations";

    private final TestInfrastructure infrastructure = TestInfrastructure.shared();

    @Test
    void whatWasThereBeforeIsTheLiveGenerationOfAnOlderFormat() throws SQLException {
        flyway(OLDER).target("15").load().migrate();
        try (Connection connection = infrastructure.infrastructure().connect(OLDER);
                Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    CREATE TABLE item_page_y2026m03 PARTITION OF item_page
                    FOR VALUES FROM ('2026-03-01') TO ('2026-04-01') WITH (fillfactor = 70)
                    """);
            statement.execute(
                    "INSERT INTO item_page VALUES ('2026-03-02', 'bulk_1', 3, 0, '\\x02')");
            statement.execute(
                    "INSERT INTO unpublished_change VALUES ('2026-03-02', 'bulk_1', 3, 7)");

            flyway(OLDER).load().migrate();

            assertThat(texts(statement, "SELECT live || ' ' || live_format FROM generation"))
                    .containsExactly("0 2");
            assertThat(texts(statement, "SELECT operation_id FROM item_page"))
                    .containsExactly("bulk_1");
            assertThat(texts(statement, "SELECT version FROM unpublished_change"))
                    .containsExactly("7");
            assertThat(
                            texts(
                                    statement,
                                    "SELECT inhrelid::regclass::text FROM pg_inherits"
                                            + " WHERE inhparent = 'item_page_even'::regclass ORDER BY 1"))
                    .containsExactly("item_page_even_default", "item_page_even_y2026m03");
        }
    }

    /** A reader looks for what it wants in the live tables and leaves the others alone. */
    @Test
    void aViewAsksTheIndexesOfTheLiveSideOnly() throws SQLException {
        flyway(DATABASE).load().migrate();
        try (Connection connection = infrastructure.infrastructure().connect(DATABASE);
                Statement statement = connection.createStatement()) {
            statement.execute("SET enable_seqscan = off");
            List<String> plan =
                    texts(
                            statement,
                            """
                            EXPLAIN (ANALYZE, COSTS off, TIMING off)
                            SELECT tally FROM operation_partition
                            WHERE operation_day = ANY(ARRAY[CAST('2026-03-02' AS date)]) AND operation_id = ANY(ARRAY['bulk_1'])
                            """);

            assertThat(plan)
                    .anyMatch(line -> line.matches(".*Index.*Scan.*operation_partition_even.*"));
            assertThat(plan)
                    .filteredOn(line -> line.contains("operation_partition_odd"))
                    .isNotEmpty()
                    .allMatch(line -> line.contains("never executed"));
        }
    }

    private FluentConfiguration flyway(String database) {
        Map<String, String> settings = infrastructure.databaseEnvironment(database);
        return Flyway.configure()
                .dataSource(
                        "jdbc:postgresql://%s:%s/%s"
                                .formatted(
                                        settings.get("ziraai.database.host"),
                                        settings.get("ziraai.database.port"),
                                        settings.get("ziraai.database.name")),
                        settings.get("ziraai.database.username"),
                        settings.get("ziraai.database.password"));
    }

    private static List<String> texts(Statement statement, String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
