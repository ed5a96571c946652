package com.ziraai.proof.storm;

import com.ziraai.local.process.StartFailure;
import com.ziraai.local.system.LocalSystem;
import com.ziraai.topics.cluster.Access;
import com.ziraai.topics.cluster.Cluster;
import com.ziraai.topics.cluster.ClusterFailure;
import com.ziraai.topics.rebuild.Forgetting;
import java.sql.SQLException;

/** Takes from analytics, which must be stopped, its database and its memory of what it has read. */
public final class Wipe {

    private final LocalSystem system;

    private Wipe(LocalSystem system) {
        this.system = system;
    }

    public static Wipe of(LocalSystem system) {
        return new Wipe(system);
    }

    public void run() {
        var infrastructure = system.infrastructure();
        try (var maintenance = infrastructure.connect("postgres");
                var cluster = new Cluster(new Access(infrastructure.kafkaSettings()))) {
            new Forgetting(cluster, maintenance, line -> {}).run();
        } catch (SQLException | ClusterFailure e) {
            throw new StartFailure("analytics cannot be wiped: " + e.getMessage(), e);
        }
    }
}
