package com.ziraai.proof.storm;

import com.ziraai.local.process.StartFailure;
import com.ziraai.local.system.LocalSystem;
import com.ziraai.local.system.Service;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/** Takes from analytics, which must be stopped, its database and its memory of what it has read. */
public final class Wipe {

    private static final List<String> GROUPS =
            List.of(
                    "analytics-service.outcomes",
                    "analytics-service.lifecycle",
                    "analytics-service.spending");

    private final LocalSystem system;

    private Wipe(LocalSystem system) {
        this.system = system;
    }

    public static Wipe of(LocalSystem system) {
        return new Wipe(system);
    }

    public void run() {
        var database = Service.ANALYTICS.database();
        try (var connection = system.infrastructure().connect("postgres");
                var statement = connection.createStatement();
                var admin =
                        Admin.create(
                                Map.of(
                                        "bootstrap.servers",
                                        system.infrastructure().bootstrapServers()))) {
            statement.execute("DROP DATABASE " + database + " WITH (FORCE)");
            system.infrastructure().createDatabase(database);
            admin.deleteConsumerGroups(GROUPS).all().get();
        } catch (SQLException | ExecutionException e) {
            throw new StartFailure("analytics cannot be wiped: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("interrupted", e);
        }
    }
}
