package com.ziraai.channel.email;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ziraai.channel.testkit.Reply;
import com.ziraai.channel.testkit.Request;
import com.ziraai.channel.testkit.Scripted;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * A mail server that says what it is told: at any place of the conversation a reply, nothing at all
 * or the end of the connection, and one scripted reply a message after its dot.
 */
public final class FakeMailServer implements Scripted {

    /** Instead of a reply: the connection ends. */
    public static final String CUT = "cut";

    /** Instead of a reply: silence. */
    public static final String SILENCE = "silence";

    private final ServerSocket door;
    private final Map<String, String> told = new ConcurrentHashMap<>();
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final Queue<Reply> script = new ConcurrentLinkedQueue<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile @Nullable SSLContext tls;
    private volatile boolean implicit;
    private volatile List<String> offers = List.of("SIZE 1000000", "8BITMIME", "DSN");
    private volatile Reply otherwise = Reply.answer(250, "2.0.0 Ok: queued as 4F7D21A0B3");

    public FakeMailServer() {
        try {
            this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::open);
    }

    /**
     * At that place of every conversation: GREETING, EHLO, AUTH, MAIL, RCPT, DATA, NOOP, RSET, or
     * CONTENT for what becomes of the connection in the middle of a message; {@code RCPT address}
     * is about that address alone.
     */
    public FakeMailServer at(String place, String reply) {
        told.put(place, reply);
        return this;
    }

    /** What it offers after EHLO. */
    public FakeMailServer offering(String... extensions) {
        offers = List.of(extensions);
        return this;
    }

    /**
     * Speaks TLS, from the first byte on or after STARTTLS.
     *
     * @param context with the server's certificate
     */
    public FakeMailServer secured(SSLContext context, boolean fromTheFirstByte) {
        tls = context;
        implicit = fromTheFirstByte;
        return this;
    }

    /** Commands heard so far. */
    public List<String> said() {
        return List.copyOf(said);
    }

    /** Connections there were. */
    public int connections() {
        return connections.get();
    }

    public int port() {
        return door.getLocalPort();
    }

    @Override
    public URI url() {
        return URI.create("smtp://127.0.0.1:" + port());
    }

    @Override
    public void script(Reply... replies) {
        script.addAll(List.of(replies));
    }

    @Override
    public void otherwise(Reply reply) {
        otherwise = reply;
    }

    @Override
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void reset() {
        script.clear();
        requests.clear();
        said.clear();
        told.clear();
    }

    /** Ends all connections there are; new ones are welcome. */
    public void hangUp() {
        sockets.forEach(FakeMailServer::end);
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void open() {
        while (!door.isClosed()) {
            try {
                Socket socket = door.accept();
                connections.incrementAndGet();
                sockets.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            new Talk(socket).hold();
        } catch (IOException gone) {
            // The caller left, or was left.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            sockets.remove(socket);
        }
    }

    /** One connection. */
    private final class Talk {

        private Socket socket;
        private BufferedReader in;
        private String to = "";
        private String from = "";

        Talk(Socket socket) throws IOException {
            this.socket = socket;
            this.in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
        }

        private void secure() throws IOException {
            SSLSocket secured =
                    (SSLSocket)
                            Objects.requireNonNull(tls)
                                    .getSocketFactory()
                                    .createSocket(socket, "127.0.0.1", socket.getPort(), true);
            secured.setUseClientMode(false);
            socket = secured;
            in = new BufferedReader(new InputStreamReader(secured.getInputStream(), UTF_8));
        }

        void hold() throws IOException, InterruptedException {
            if (implicit) {
                secure();
            }
            say("GREETING", "220 fake ESMTP");
            while (true) {
                String line = line();
                said.add(line);
                String verb = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
                switch (verb) {
                    case "EHLO" -> say("EHLO", extensions());
                    case "STARTTLS" -> {
                        write("220 2.0.0 Go on");
                        secure();
                    }
                    case "AUTH" -> say("AUTH", "235 2.7.0 Welcome");
                    case "MAIL" -> {
                        from = line;
                        say("MAIL", "250 2.1.0 Ok");
                    }
                    case "RCPT" -> {
                        to = line;
                        String person = line.replaceFirst("(?i)RCPT TO:<([^>]*)>.*", "$1");
                        say("RCPT", told.getOrDefault("RCPT " + person, "250 2.1.5 Ok"));
                    }
                    case "DATA" -> data();
                    case "QUIT" -> {
                        write("221 2.0.0 Bye");
                        return;
                    }
                    default -> say(verb, "250 2.0.0 Ok");
                }
            }
        }

        private String line() throws IOException {
            String line = in.readLine();
            if (line == null) {
                throw new EOFException();
            }
            return line;
        }

        private String extensions() {
            StringBuilder all = new StringBuilder("250-fake\r\n");
            offers.forEach(each -> all.append("250-").append(each).append("\r\n"));
            return all + "250 ENHANCEDSTATUSCODES";
        }

        private void say(String place, String usual) throws IOException, InterruptedException {
            String reply = told.getOrDefault(place, usual);
            if (reply.equals(SILENCE)) {
                closing.await();
            }
            if (reply.equals(CUT) || reply.equals(SILENCE)) {
                throw new EOFException();
            }
            write(reply);
        }

        private void write(String reply) throws IOException {
            socket.getOutputStream().write((reply + "\r\n").getBytes(UTF_8));
            if (reply.startsWith("421")) {
                throw new EOFException();
            }
        }

        private void data() throws IOException, InterruptedException {
            String before = told.getOrDefault("DATA", "354 Go on");
            say("DATA", "354 Go on");
            if (!before.startsWith("354")) {
                return;
            }
            if (CUT.equals(told.get("CONTENT"))) {
                throw new EOFException();
            }
            StringBuilder content = new StringBuilder();
            for (String line = line(); !line.equals("."); line = line()) {
                content.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
            }
            requests.add(new Request("MAIL", to, Map.of("mail", from), content.toString()));
            Reply next = script.poll();
            answer(next == null ? otherwise : next);
        }

        private void answer(Reply reply) throws IOException, InterruptedException {
            switch (reply) {
                case Reply.Answer answer -> write(answer.status() + " " + answer.body());
                case Reply.Drop _ -> throw new EOFException();
                case Reply.Hang _ -> {
                    closing.await();
                    throw new EOFException();
                }
                case Reply.Later later -> {
                    later.signal().join();
                    answer(later.answer());
                }
            }
        }
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        hangUp();
    }
}
