package com.ziraai.proof.storm;

import com.ziraai.infrastructure.process.StartFailure;
import com.ziraai.local.system.LocalSystem;
import com.ziraai.local.system.Service;
import com.ziraai.topics.cluster.Access;
import com.ziraai.topics.cluster.Cluster;
import com.ziraai.topics.rebuild.Forgetting;
import com.ziraai.topics.rebuild.LiveRebuild;
import java.net.URI;
import java.sql.SQLException;

/** Lets analytics fold everything anew from the topics. */
final class Anew {

    private final LocalSystem system;

    private Anew(LocalSystem system) {
        this.system = system;
    }

    static Anew of(LocalSystem system) {
        return new Anew(system);
    }

    /** Beside what it shows, while it runs; returns when that has begun. */
    void beginBeside() {
        try {
            new LiveRebuild(
                            URI.create(system.url(Service.ANALYTICS)),
                            system.token("proof", "proof", "Admin"),
                            line -> {})
                    .begin(false);
        } catch (StartFailure e) {
            throw new StartFailure("analytics does not begin anew: " + e.getMessage(), e);
        }
    }

    /** Takes its database and its memory of what it has read; it must be stopped. */
    void wipe() {
        var infrastructure = system.infrastructure();
        try (var maintenance = infrastructure.connect("postgres");
                var cluster = new Cluster(new Access(infrastructure.kafkaSettings()))) {
            new Forgetting(cluster, maintenance, line -> {}).run();
        } catch (SQLException | StartFailure e) {
            throw new StartFailure("analytics cannot be wiped: " + e.getMessage(), e);
        }
    }
}
