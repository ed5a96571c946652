package com.ziraai.local.infrastructure;

import com.ziraai.local.process.Processes;
import com.ziraai.local.process.RunFolder;
import com.ziraai.local.process.StartFailure;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

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
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);

    private final EmbeddedPostgres server;
    private final Path data;
    private final RunFolder folder;

    private PostgresServer(EmbeddedPostgres server, Path data, RunFolder folder) {
        this.server = server;
        this.data = data;
        this.folder = folder;
    }

    static PostgresServer start(RunFolder folder, Path binaries, int port) {
        var data = folder.data().resolve("postgres");
        endSurvivor(data);
        try {
            var server = settings(folder, data, binaries, port).start();
            var started = new PostgresServer(server, data, folder);
            started.postmaster().ifPresent(process -> folder.record(NAME, process));
            return started;
        } catch (IOException | RuntimeException e) {
            throw new StartFailure(
                    "postgres did not start (" + e.getMessage() + "); its log: " + log(folder), e);
        }
    }

    private static EmbeddedPostgres.Builder settings(
            RunFolder folder, Path data, Path binaries, int port) {
        var output = ProcessBuilder.Redirect.appendTo(log(folder).toFile());
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(binaries.toFile())
                .setRegisterShutdownHook(false)
                .setPGStartupWait(Duration.ofSeconds(60))
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

    private static Path log(RunFolder folder) {
        return folder.logs().resolve("postgres.log");
    }

    int port() {
        return server.getPort();
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
        return server.getDatabase(USERNAME, database).getConnection();
    }

    private static boolean exists(Connection connection, String name) throws SQLException {
        try (var query =
                connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?")) {
            query.setString(1, name);
            return query.executeQuery().next();
        }
    }

    Optional<ProcessHandle> postmaster() {
        return postmaster(data);
    }

    @Override
    public void close() {
        var postmaster = postmaster();
        try {
            server.close();
        } catch (IOException e) {
            throw new StartFailure("postgres did not stop: " + e.getMessage(), e);
        }
        // The library gives up after five seconds; the checkpoint of a busy server can take longer.
        postmaster.ifPresent(process -> Processes.ended(process, STOP_PATIENCE));
        folder.forget(NAME);
    }

    /** Ends a postmaster that an earlier, killed launcher left on this data. */
    private static void endSurvivor(Path data) {
        postmaster(data).ifPresent(PostgresServer::shutDownFast);
    }

    /**
     * SIGINT is PostgreSQL's fast shutdown: connections are closed, everything committed is kept.
     */
    static void shutDownFast(ProcessHandle postmaster) {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(postmaster.pid())).start().waitFor();
        } catch (IOException e) {
            throw new StartFailure(
                    "cannot stop the postgres of an earlier run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!Processes.ended(postmaster, STOP_PATIENCE)) {
            throw new StartFailure(
                    "postgres of an earlier run (pid " + postmaster.pid() + ") does not stop");
        }
    }

    /** The living postmaster that its pid file names, if any. */
    static Optional<ProcessHandle> postmaster(Path data) {
        try {
            var pid = Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip();
            return ProcessHandle.of(Long.parseLong(pid)).filter(PostgresServer::isPostgres);
        } catch (IOException | RuntimeException absent) {
            return Optional.empty();
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.isAlive() && process.info().command().orElse("").endsWith("/postgres");
    }
}
