package com.ziraai.simulator.smtp;

import com.ziraai.simulator.attempt.Call;
import com.ziraai.simulator.attempt.Channel;
import com.ziraai.simulator.exchange.Exchange;
import com.ziraai.simulator.faults.ConnectionFault;
import com.ziraai.simulator.faults.Faults;
import com.ziraai.simulator.ledger.Ledger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** The mail server: a virtual thread for each connection. */
public final class Smtp implements AutoCloseable {

    private static final int BACKLOG = 128;

    /** A caller that says nothing for so long is gone. */
    private static final int PATIENCE_MILLIS = 300_000;

    private final ServerSocket door;
    private final Mailbag mailbag = new Mailbag();
    private final Faults faults;
    private final Conversation.House house;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final AtomicInteger callers = new AtomicInteger();

    /**
     * Listens when it is made.
     *
     * @param host of the simulator
     */
    public Smtp(
            String host,
            SmtpAccount account,
            Ledger ledger,
            Faults faults,
            Exchange exchange,
            BounceCourier courier,
            Clock clock) {
        this.faults = faults;
        String run = Long.toString(clock.millis(), Character.MAX_RADIX).toUpperCase(Locale.ROOT);
        AtomicLong sequence = new AtomicLong();
        this.house =
                new Conversation.House(
                        account,
                        ledger,
                        exchange,
                        courier,
                        mailbag,
                        () -> run + "%06X".formatted(sequence.incrementAndGet()));
        try {
            this.door = new ServerSocket(account.port(), BACKLOG, InetAddress.getByName(host));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().name("smtp").start(this::open);
    }

    public int port() {
        return door.getLocalPort();
    }

    /** What came with files. */
    public Mailbag mailbag() {
        return mailbag;
    }

    private void open() {
        while (!door.isClosed()) {
            try {
                Socket socket = door.accept();
                connections.add(socket);
                Thread.ofVirtual().name("smtp").start(() -> serve(socket));
            } catch (IOException e) {
                if (!door.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(PATIENCE_MILLIS);
            Optional<ConnectionFault> fault =
                    faults.onConnection(
                            new Call(Channel.EMAIL, "smtp", "", Optional.empty()),
                            callers.incrementAndGet());
            if (fault.isPresent()) {
                refuse(socket, fault.get());
                return;
            }
            Conversation conversation = new Conversation(house, socket);
            conversation.greet();
            conversation.hold();
        } catch (IOException gone) {
            // The caller left without a word, or was too slow.
        } finally {
            connections.remove(socket);
        }
    }

    private static void refuse(Socket socket, ConnectionFault fault) throws IOException {
        switch (fault) {
            case ConnectionFault.Busy _ ->
                    socket.getOutputStream()
                            .write(
                                    "421 4.3.2 Too many connections\r\n"
                                            .getBytes(StandardCharsets.US_ASCII));
            case ConnectionFault.Closed _ -> {}
        }
    }

    @Override
    public void close() {
        try {
            door.close();
            for (Socket each : connections) {
                each.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
