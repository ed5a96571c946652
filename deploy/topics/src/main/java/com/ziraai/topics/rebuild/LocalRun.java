package com.ziraai.topics.rebuild;

import com.ziraai.local.infrastructure.LocalInfrastructure;
import com.ziraai.local.infrastructure.Ports;
import com.ziraai.local.infrastructure.Remains;
import com.ziraai.local.process.RecordedProcess;
import com.ziraai.local.process.RunFolder;
import com.ziraai.topics.cluster.Access;
import com.ziraai.topics.cluster.Cluster;
import com.ziraai.topics.cluster.ClusterFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.function.Consumer;

/**
 * {@code deploy/replay rebuild analytics}: on the data of a local run. Where that is not running,
 * its PostgreSQL and Kafka are started for the moment; where it is, analytics has to be ended
 * first.
 */
public final class LocalRun {

    /** The line of {@code postmaster.pid} that holds the port. */
    private static final int PORT_LINE = 3;

    private final Path data;
    private final Consumer<String> out;

    /**
     * @param data the data folder
     * @param out takes the lines
     */
    public LocalRun(Path data, Consumer<String> out) {
        this.data = data;
        this.out = out;
    }

    /** Lets analytics forget; call while it is stopped. */
    public void forget() {
        if (!Files.isDirectory(data.resolve("postgres"))
                || !Files.isDirectory(data.resolve("kafka"))) {
            throw new ClusterFailure("there is no data of a local run in " + data);
        }
        RunFolder folder = RunFolder.in(data);
        if (folder.otherLauncher().isPresent()) {
            refuseWhileAnalyticsRuns(folder);
            forget(postgres());
            out.accept("Start it: end deploy/up with Ctrl-C and start it again.");
        } else {
            forgetStopped(folder);
            out.accept("deploy/up folds everything anew.");
        }
    }

    private static void refuseWhileAnalyticsRuns(RunFolder folder) {
        folder.living().stream()
                .filter(process -> process.name().startsWith("analytics"))
                .map(RecordedProcess::pid)
                .findFirst()
                .ifPresent(pid -> {
                    throw new ClusterFailure("analytics is running; end it with: kill " + pid);
                });
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
            throw new ClusterFailure("no database answers at " + url + ": " + e.getMessage(), e);
        }
    }

    private String postgres() {
        return url("127.0.0.1:" + text("postgres/postmaster.pid").lines().toList().get(PORT_LINE));
    }

    private static String url(String address) {
        return "jdbc:postgresql://" + address + "/postgres";
    }

    private String text(String file) {
        try {
            return Files.readString(data.resolve(file));
        } catch (IOException e) {
            throw new ClusterFailure("cannot read " + data.resolve(file), e);
        }
    }
}
