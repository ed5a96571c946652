package com.ziraai.channel.sms.provider.kannel;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Debian's Kannel on free ports of loopback, with its fake SMSC behind it, all in one folder. */
final class RealKannel implements AutoCloseable {

    private static final Path BEARERBOX = Path.of("/usr/sbin/bearerbox");
    private static final Path SMSBOX = Path.of("/usr/sbin/smsbox");
    private static final Path FAKE_SMSC = Path.of("/usr/lib/kannel/test/fakesmsc");

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** {@code Got message 1: <FROM TO text|ucs-2 WORDS>} in the log of the fake SMSC. */
    private static final Pattern GOT = Pattern.compile("Got message \\d+: <(.*)>");

    private static final String CONFIGURATION =
            """
            group = core
            admin-port = %1$d
            admin-interface = "127.0.0.1"
            admin-password = admin
            status-password = status
            smsbox-port = %2$d
            smsbox-interface = "127.0.0.1"
            box-deny-ip = "*.*.*.*"
            box-allow-ip = "127.0.0.1"
            dlr-storage = internal

            group = smsc
            smsc = fake
            smsc-id = FAKE
            our-host = "127.0.0.1"
            port = %3$d
            connect-allow-ip = "127.0.0.1"

            group = smsbox
            smsbox-id = box
            bearerbox-host = 127.0.0.1
            bearerbox-port = %2$d
            sendsms-port = %4$d
            sendsms-interface = "127.0.0.1"
            sendsms-chars = "0123456789+ -"
            http-request-retry = 5
            http-queue-delay = 1

            group = sendsms-user
            username = tester
            password = foobar
            max-messages = 10
            concatenation = true

            group = sms-service
            keyword = default
            text = "nobody writes to us here"
            max-messages = 0
            """;

    private final Path folder;
    private final int admin = freePort();
    private final int box = freePort();
    private final int smsc = freePort();
    private final int sendsms = freePort();
    private final Deque<Process> processes = new ArrayDeque<>();

    private RealKannel(Path folder) {
        this.folder = folder;
    }

    static boolean isInstalled() {
        return List.of(BEARERBOX, SMSBOX, FAKE_SMSC).stream().allMatch(Files::isExecutable);
    }

    /** Starts all three and waits until the SMSC is online. */
    static RealKannel start(Path folder) throws IOException {
        RealKannel kannel = new RealKannel(folder);
        try {
            kannel.start();
            return kannel;
        } catch (IOException | RuntimeException e) {
            kannel.close();
            throw e;
        }
    }

    private void start() throws IOException {
        Path file = folder.resolve("kannel.conf");
        Files.writeString(file, CONFIGURATION.formatted(admin, box, smsc, sendsms));
        run(BEARERBOX.toString(), "-v", "1", file.toString());
        awaitPort(box);
        run(SMSBOX.toString(), "-v", "1", file.toString());
        awaitPort(sendsms);
        run(
                FAKE_SMSC.toString(),
                "-v",
                "0",
                "-H",
                "127.0.0.1",
                "-r",
                Integer.toString(smsc),
                "-m",
                "0",
                "1 2 text x");
        await().atMost(PATIENCE).until(() -> status().contains("(online"));
    }

    private void run(String... command) throws IOException {
        String name = Path.of(command[0]).getFileName().toString();
        processes.push(
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log(name).toFile())
                        .start());
    }

    private Path log(String name) {
        return folder.resolve(name + ".log");
    }

    private static void awaitPort(int port) {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> {
                    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                        return socket.isConnected();
                    }
                });
    }

    private String status() throws IOException, InterruptedException {
        URI page = URI.create("http://127.0.0.1:" + admin + "/status.txt?password=status");
        String all =
                HttpClient.newHttpClient()
                        .send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString())
                        .body();
        return all.lines().filter(line -> line.contains("FAKE")).findFirst().orElse("");
    }

    /** Its sendsms service. */
    String url() {
        return "http://127.0.0.1:" + sendsms + "/cgi-bin/sendsms";
    }

    /** What the SMSC was given, as {@code FROM TO text|ucs-2 WORDS}, UCS-2 percent-encoded. */
    List<String> handedToNetwork() {
        try {
            List<String> messages = new ArrayList<>();
            var found = GOT.matcher(Files.readString(log("fakesmsc")));
            while (found.find()) {
                messages.add(found.group(1));
            }
            return messages;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops the SMSC first and the bearerbox last, as Kannel wants it. */
    @Override
    public void close() {
        while (!processes.isEmpty()) {
            Process process = processes.pop();
            process.destroy();
            try {
                if (!process.waitFor(10, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
