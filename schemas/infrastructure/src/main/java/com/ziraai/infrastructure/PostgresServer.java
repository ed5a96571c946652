package com.ziraai.infrastructure;

import com.ziraai.infrastructure.process.Processes;
import com.ziraai.infrastructure.process.RunFolder;
import com.ziraai.infrastructure.process.StartFailure;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server whose data outlives it. Its postmaster survives a killed launcher: the next
 * start ends it cleanly before it starts its own. Connections over loopback are trusted, the
 * password does not matter.
 */
final class PostgresServer implements AutoCloseable {

    static final String HOST = "127.0.0.1";
    static final String USERNAME = "postgres";
    static final String PASSWORD = "postgres";

    private static final String NAME = "postgres";
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);

    private final RunFolder folder;
    private final Path binaries;
    private final int port;
    private @Nullable EmbeddedPostgres server;

    PostgresServer(RunFolder folder, Path binaries, int port) {
        this.folder = folder;
        this.binaries = binaries;
        this.port = port;
    }

    /**
     * Starts the server, after it has ended one that an earlier, killed launcher left on this data.
     */
    void start() {
        // One that ended by itself, as for want of disk, left us its lock.
        release();
        endSurvivor(folder);
        try {
            server = settings().start();
            postmaster().ifPresent(process -> folder.record(NAME, process));
        } catch (IOException | RuntimeException e) {
            throw new StartFailure(
                    "postgres did not start (" + e.getMessage() + "); its log: " + log(), e);
        }
    }

    private EmbeddedPostgres.Builder settings() {
        var output = ProcessBuilder.Redirect.appendTo(log().toFile());
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(data(folder))
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(binaries.toFile())
                .setRegisterShutdownHook(false)
                .setPGStartupWait(START_LIMIT)
                .setOutputRedirector(output)
                .setErrorRedirector(output)
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                // The library starts with both off, as its purpose is throw-away data.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("listen_addresses", HOST)
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "200")
                .setServerConfig("shared_buffers", "128MB")
                // Our statements are short and set-based; compiling them costs more than it saves.
                .setServerConfig("jit", "off");
    }

    int port() {
        return port;
    }

    /** Creates a database unless it is there. */
    void createDatabase(String name) {
        try (var connection = connect("postgres")) {
            if (!exists(connection, name)) {
                try (var statement = connection.createStatement()) {
                    statement.execute("CREATE DATABASE " + statement.enquoteIdentifier(name, true));
                }
            }
        } catch (SQLException e) {
            throw new StartFailure("cannot create database " + name + ": " + e.getMessage(), e);
        }
    }

    Connection connect(String database) throws SQLException {
        var url = "jdbc:postgresql://" + HOST + ":" + port + "/" + database;
        return DriverManager.getConnection(url, USERNAME, PASSWORD);
    }

    private static boolean exists(Connection connection, String name) throws SQLException {
        try (var query =
                connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?")) {
            query.setString(1, name);
            return query.executeQuery().next();
        }
    }

    Optional<ProcessHandle> postmaster() {
        return Postmaster.living(data(folder));
    }

    void stop() {
        var postmaster = postmaster();
        release();
        // The library gives up after five seconds; the checkpoint of a busy server can take longer.
        postmaster.ifPresent(process -> Processes.ended(process, STOP_PATIENCE));
        folder.forget(NAME);
    }

    /** Kills postmaster and backends; what was committed is there after the next start. */
    void kill() {
        postmaster()
                .ifPresent(process -> {
                    var backends = process.descendants().toList();
                    process.destroyForcibly();
                    backends.forEach(ProcessHandle::destroyForcibly);
                    Processes.ended(process, STOP_PATIENCE);
                });
        release();
        folder.forget(NAME);
    }

    /** Lets go of the data folder's lock, ending the server if it still runs. */
    private void release() {
        try {
            if (server != null) {
                server.close();
                server = null;
            }
        } catch (IOException e) {
            throw new StartFailure("postgres did not stop: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        stop();
    }

    /**
     * Ends a postmaster that an earlier, killed launcher left on this data.
     *
     * @return its pid, if there was one
     */
    static Optional<Long> endSurvivor(RunFolder folder) {
        var survivor = Postmaster.living(data(folder));
        survivor.ifPresent(process -> Postmaster.shutDownFast(process, STOP_PATIENCE));
        return survivor.map(ProcessHandle::pid);
    }

    private static Path data(RunFolder folder) {
        return folder.data().resolve("postgres");
    }

    private Path log() {
        return folder.logs().resolve("postgres.log");
    }

    /** The server process that {@code postmaster.pid} names. */
    private static final class Postmaster {

        static Optional<ProcessHandle> living(Path data) {
            try {
                var pid = Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip();
                return ProcessHandle.of(Long.parseLong(pid)).filter(Postmaster::isPostgres);
            } catch (IOException | RuntimeException absent) {
                return Optional.empty();
            }
        }

        private static boolean isPostgres(ProcessHandle process) {
            return Processes.isRunning(process)
                    && process.info().command().orElse("").endsWith("/postgres");
        }

        /**
         * SIGINT is PostgreSQL's fast shutdown: connections are closed, everything committed is
         * kept.
         */
        static void shutDownFast(ProcessHandle postmaster, Duration patience) {
            var pid = Long.toString(postmaster.pid());
            try {
                new ProcessBuilder("kill", "-INT", pid).start().waitFor();
            } catch (IOException e) {
                throw new StartFailure(
                        "cannot stop the postgres of an earlier run: " + e.getMessage(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (!Processes.ended(postmaster, patience)) {
                throw new StartFailure(
                        "postgres of an earlier run (pid " + pid + ") does not stop");
            }
        }
    }
}
