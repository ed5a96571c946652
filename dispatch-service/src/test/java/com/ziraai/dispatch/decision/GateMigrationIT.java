package com.ziraai.dispatch.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.infrastructure.TestInfrastructure;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** What waited for money before there was a gate waits at it. */
class GateMigrationIT {

    private final Map<String, String> environment =
            TestInfrastructure.shared().databaseEnvironment("gatemigration");
    private final String address =
            "jdbc:postgresql://%s:%s/%s"
                    .formatted(
                            environment.get("ziraai.database.host"),
                            environment.get("ziraai.database.port"),
                            environment.get("ziraai.database.name"));
    private final String username =
            Objects.requireNonNull(environment.get("ziraai.database.username"));
    private final String password =
            Objects.requireNonNull(environment.get("ziraai.database.password"));

    @Test
    void rowsOfTheFormerSchemaAreKept() throws SQLException {
        migrate("10");
        execute(
                """
                INSERT INTO decision (operation_day, operation_id, item_index, attempt_no, channel,
                    reason, decided_at, parts, part_micros, funded)
                VALUES ('2026-11-21', 'bulk', 0, 1, 'SMS', 'PREFERRED_CHANNEL', now(), 1, 5, false),
                    ('2026-11-21', 'bulk', 1, 1, 'SMS', 'PREFERRED_CHANNEL', now(), 1, 5, true);
                INSERT INTO followup (operation_id, item_index, attempt_no, kind, reason, due_at)
                VALUES ('bulk', 0, 1, 'FUNDING', 'PREFERRED_CHANNEL', '9999-12-31T00:00:00Z'),
                    ('bulk', 1, 1, 'RETRY', 'PROVIDER_BUSY', now());
                """);
        migrate("latest");

        assertThat(
                        text(
                                """
                                SELECT string_agg(item_index || coalesce(waits_for, '-'), ' '
                                    ORDER BY item_index) FROM decision
                                """))
                .isEqualTo("0BUDGET 1-");
        assertThat(
                        text(
                                """
                                SELECT string_agg(kind || ' ' || reason, ', ' ORDER BY item_index)
                                FROM followup
                                """))
                .isEqualTo("GATE BUDGET, RETRY PROVIDER_BUSY");
    }

    private void migrate(String target) {
        Flyway.configure().dataSource(address, username, password).target(target).load().migrate();
    }

    private void execute(String statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(address, username, password);
                Statement statement = connection.createStatement()) {
            statement.execute(statements);
        }
    }

    private String text(String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(address, username, password);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
