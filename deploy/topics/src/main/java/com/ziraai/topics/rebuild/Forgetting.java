package com.ziraai.topics.rebuild;

import com.ziraai.infrastructure.process.StartFailure;
import com.ziraai.local.system.Service;
import com.ziraai.topics.cluster.Cluster;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;

/**
 * Takes from analytics its database and all offsets of its groups, without which it reads every
 * topic from the beginning. The database comes back empty; migrations fill it when the service
 * starts.
 */
public final class Forgetting {

    private static final String GROUPS = Service.ANALYTICS.module() + ".";

    private final Cluster cluster;
    private final Connection maintenance;
    private final Consumer<String> out;

    /**
     * @param maintenance to any database of the server but that of analytics
     * @param out takes the lines
     */
    public Forgetting(Cluster cluster, Connection maintenance, Consumer<String> out) {
        this.cluster = cluster;
        this.maintenance = maintenance;
        this.out = out;
    }

    /**
     * Forgets.
     *
     * @throws StartFailure if analytics runs; nothing is changed then
     */
    public void run() {
        Groups groups = new Groups(cluster);
        List<String> names = groups.named(GROUPS);
        names.forEach(groups::requireEmpty);
        empty(Service.ANALYTICS.database());
        if (!names.isEmpty()) {
            groups.delete(names);
        }
        out.accept("Emptied the database " + Service.ANALYTICS.database() + ".");
        names.forEach(name -> out.accept("Forgot what " + name + " has read."));
    }

    private void empty(String database) {
        try (var statement = maintenance.createStatement()) {
            String name = statement.enquoteIdentifier(database, true);
            statement.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new StartFailure(
                    "the database " + database + " cannot be emptied: " + e.getMessage(), e);
        }
    }
}
