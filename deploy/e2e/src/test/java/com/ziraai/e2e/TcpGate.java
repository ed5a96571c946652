package com.ziraai.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Lets connections through to a server until it is shut: then nobody listens, as if it were dead.
 */
final class TcpGate implements AutoCloseable {

    private final int port;
    private final int server;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private @Nullable ServerSocket door;

    /**
     * Open from the beginning.
     *
     * @param port it listens on, of loopback
     * @param server the port behind it
     */
    TcpGate(int port, int server) {
        this.port = port;
        this.server = server;
        open();
    }

    synchronized void open() {
        try {
            ServerSocket opened = new ServerSocket();
            opened.setReuseAddress(true);
            opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 256);
            door = opened;
            Thread.ofVirtual().start(() -> admit(opened));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Cuts what is under way. */
    synchronized void shut() {
        close(door);
        sockets.forEach(TcpGate::close);
        sockets.clear();
    }

    private void admit(ServerSocket opened) {
        while (!opened.isClosed()) {
            try {
                Socket caller = opened.accept();
                Socket callee = new Socket(InetAddress.getLoopbackAddress(), server);
                sockets.add(caller);
                sockets.add(callee);
                Thread.ofVirtual().start(() -> carry(caller, callee));
                Thread.ofVirtual().start(() -> carry(callee, caller));
            } catch (IOException e) {
                // Shut, or the server behind is away: the caller sees a closed connection.
            }
        }
    }

    private void carry(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
        } catch (IOException e) {
            // One side has closed; so does the other.
        } finally {
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private static void close(@Nullable AutoCloseable closeable) {
        try {
            if (closeable != null) {
                closeable.close();
            }
        } catch (Exception e) {
            // It is closed one way or the other.
        }
    }

    @Override
    public void close() {
        shut();
    }
}
