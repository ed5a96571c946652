package com.ziraai.channel.email.provider.smtp;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Debian's Exim on a free port of loopback, its spool in a folder, one server behind it. */
final class RealExim implements AutoCloseable {

    private static final Path EXIM = Path.of("/usr/sbin/exim4");

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Takes everything of this machine and hands it to the next hop, bounces included. */
    private static final String CONFIGURATION =
            """
            primary_hostname = relay.example
            spool_directory = %1$s/spool
            log_file_path = %1$s/spool/%%slog
            pid_file_path = %1$s/spool/exim.pid
            deliver_drop_privilege = true
            keep_environment =
            local_interfaces = 127.0.0.1
            tls_advertise_hosts =
            dsn_advertise_hosts = *
            smtputf8_advertise_hosts =
            acl_smtp_rcpt = any
            acl_smtp_data = any

            begin acl
            any:
              accept

            begin routers
            everything:
              driver = manualroute
              domains = *
              route_list = * 127.0.0.1
              self = send
              transport = behind

            begin transports
            behind:
              driver = smtp
              port = %2$d
              allow_localhost

            begin retry
            * * F,1h,1s
            """;

    private final Path folder;
    private final int port = freePort();
    private final Process process;

    private RealExim(Path folder, int behind) throws IOException {
        this.folder = folder;
        Path spool = Files.createDirectories(folder.resolve("spool"));
        Path file = folder.resolve("exim.conf");
        Files.writeString(file, CONFIGURATION.formatted(folder, behind));
        if (System.getProperty("user.name").equals("root")) {
            giveToExim(folder, spool);
        }
        this.process =
                new ProcessBuilder(
                                EXIM.toString(),
                                "-C",
                                file.toString(),
                                "-bdf",
                                "-q1s",
                                "-oX",
                                "127.0.0.1." + port)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("exim.out").toFile())
                        .start();
    }

    /** Started by root it goes on as a user of its own, who must get there. */
    private static void giveToExim(Path folder, Path spool) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        UserPrincipal exim =
                folder.getFileSystem()
                        .getUserPrincipalLookupService()
                        .lookupPrincipalByName("Debian-exim");
        Files.setOwner(spool, exim);
    }

    static boolean isInstalled() {
        return Files.isExecutable(EXIM);
    }

    /**
     * Starts it and waits until it listens.
     *
     * @param behind port of the server it hands everything to
     */
    static RealExim start(Path folder, int behind) throws IOException {
        RealExim exim = new RealExim(folder, behind);
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> {
                    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), exim.port)) {
                        return socket.isConnected();
                    }
                });
        return exim;
    }

    int port() {
        return port;
    }

    /** What it wrote, for who looks for a reason. */
    String log() {
        try {
            Path log = folder.resolve("spool").resolve("mainlog");
            return Files.exists(log) ? Files.readString(log) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
