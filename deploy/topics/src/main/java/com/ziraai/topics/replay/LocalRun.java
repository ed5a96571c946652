package com.ziraai.topics.replay;

import com.ziraai.infrastructure.LocalInfrastructure;
import com.ziraai.infrastructure.Ports;
import com.ziraai.infrastructure.Remains;
import com.ziraai.infrastructure.process.RunFolder;
import com.ziraai.infrastructure.process.StartFailure;
import com.ziraai.infrastructure.token.SigningKeys;
import com.ziraai.infrastructure.token.TokenMint;
import com.ziraai.topics.cluster.Access;
import com.ziraai.topics.cluster.Cluster;
import com.ziraai.topics.rebuild.Forgetting;
import com.ziraai.topics.rebuild.LiveRebuild;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.function.Consumer;

/**
 * {@code deploy/replay rebuild analytics}: of a local run. Where that is running, analytics folds
 * everything anew beside what it shows. Where it is not, its PostgreSQL and Kafka are started for
 * the moment and analytics loses what it has, so that it begins anew when it is started.
 */
final class LocalRun {

    private final Path data;
    private final Consumer<String> out;

    /**
     * @param data the data folder
     * @param out takes the lines
     */
    LocalRun(Path data, Consumer<String> out) {
        this.data = data;
        this.out = out;
    }

    /**
     * Rebuilds.
     *
     * @param analytics where it answers if it runs
     * @param acceptLess whether less than what is shown is accepted
     */
    void rebuild(URI analytics, boolean acceptLess) {
        if (!Files.isDirectory(data.resolve("postgres"))
                || !Files.isDirectory(data.resolve("kafka"))) {
            throw new StartFailure("there is no data of a local run in " + data);
        }
        RunFolder folder = RunFolder.in(data);
        if (folder.otherLauncher().isPresent()) {
            new LiveRebuild(analytics, adminToken(), out).run(acceptLess);
        } else {
            forgetStopped(folder);
            out.accept("deploy/up folds everything anew.");
        }
    }

    private String adminToken() {
        SigningKeys keys = SigningKeys.in(data.resolve("secrets"));
        return new TokenMint(keys, Clock.systemUTC()).mint("replay", "replay", "Admin");
    }

    private void forgetStopped(RunFolder folder) {
        Remains.refuse(folder, out);
        folder.record(RunFolder.LAUNCHER, ProcessHandle.current());
        try (LocalInfrastructure running = LocalInfrastructure.start(data, Ports.free())) {
            forget(url(running.postgresHost() + ":" + running.postgresPort()));
        } finally {
            folder.forget(RunFolder.LAUNCHER);
        }
    }

    private void forget(String url) {
        try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres");
                Cluster cluster = new Cluster(Access.of(LocalInfrastructure.kafkaClient(data)))) {
            new Forgetting(cluster, connection, out).run();
        } catch (SQLException e) {
            throw new StartFailure("no database answers at " + url + ": " + e.getMessage(), e);
        }
    }

    private static String url(String address) {
        return "jdbc:postgresql://" + address + "/postgres";
    }
}
