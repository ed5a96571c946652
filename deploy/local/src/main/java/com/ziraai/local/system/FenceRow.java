package com.ziraai.local.system;

import com.ziraai.infrastructure.LocalInfrastructure;
import com.ziraai.infrastructure.process.StartFailure;
import java.sql.SQLException;
import java.util.Set;

/** Whose a channel's database is. */
final class FenceRow {

    /** What a channel service calls the take-over of a database that is nobody's. */
    private static final String NOBODY = "none";

    /** SQL states of a database and of a table that do not exist. */
    private static final Set<String> NOT_THERE = Set.of("3D000", "42P01");

    private FenceRow() {}

    /** The epoch that may send from that database, or that there is none. */
    static String in(LocalInfrastructure infrastructure, String database) {
        try (var connection = infrastructure.connect(database);
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT epoch FROM fence")) {
            return row.next() ? row.getString(1) : NOBODY;
        } catch (SQLException e) {
            if (NOT_THERE.contains(e.getSQLState())) {
                return NOBODY;
            }
            throw new StartFailure("cannot read the fence of " + database + ": " + e, e);
        }
    }
}
