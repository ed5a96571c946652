package com.ziraai.bench.usage;

import com.ziraai.infrastructure.process.StartFailure;
import com.ziraai.local.system.LocalSystem;
import com.ziraai.local.system.Service;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;

/** What PostgreSQL and the databases know of the work done in them. */
public final class Databases {

    /** Rows of their own tables, and how far the log of all databases has come. */
    private static final String COUNTS =
            """
            SELECT sum(n_tup_ins) AS inserted, sum(n_tup_upd) AS updated, sum(n_tup_hot_upd) AS hot,
                sum(n_tup_del) AS deleted, pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0') AS wal
            FROM pg_stat_user_tables
            """;

    private static final String FOLDED =
            "SELECT max(changed_at) FROM operation_partition WHERE operation_id = ANY (?)";

    private Databases() {}

    static Units read(LocalSystem system) {
        Units units = Units.NONE;
        double wal = 0;
        for (Service service : Service.values()) {
            try (Connection connection = system.infrastructure().connect(service.database());
                    Statement statement = connection.createStatement();
                    ResultSet counts = statement.executeQuery(COUNTS)) {
                counts.next();
                units =
                        units.plus(Units.of("rowsInserted", counts.getDouble("inserted")))
                                .plus(Units.of("rowsUpdated", counts.getDouble("updated")))
                                .plus(Units.of("rowsUpdatedHot", counts.getDouble("hot")))
                                .plus(Units.of("rowsDeleted", counts.getDouble("deleted")));
                wal = counts.getDouble("wal");
            } catch (SQLException e) {
                throw new StartFailure("no counts of " + service.database() + ": " + e, e);
            }
        }
        return units.plus(Units.of("walBytes", wal));
    }

    /** When analytics last folded something of those operations, by its own record. */
    public static Instant folded(LocalSystem system, Collection<String> operationIds) {
        try (Connection connection = system.infrastructure().connect(Service.ANALYTICS.database());
                PreparedStatement query = connection.prepareStatement(FOLDED)) {
            query.setArray(1, connection.createArrayOf("text", operationIds.toArray()));
            try (ResultSet last = query.executeQuery()) {
                last.next();
                return last.getObject(1, OffsetDateTime.class).toInstant();
            }
        } catch (SQLException e) {
            throw new StartFailure("analytics does not say when it was done: " + e, e);
        }
    }
}
