package com.ziraai.channel.email.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes the socket of one conversation and keeps hold of it, so that the conversation can be ended
 * from outside, and waited for differently at its end.
 */
final class Sockets {

    private final SSLSocketFactory tls;
    private volatile @Nullable Socket made;

    Sockets(SSLSocketFactory tls) {
        this.tls = tls;
    }

    SocketFactory plain() {
        return new Plain();
    }

    SSLSocketFactory secure() {
        return new Secure();
    }

    /** Sets how long a reply is waited for; of a conversation that ended none is. */
    void patience(Duration timeout) {
        Socket socket = made;
        try {
            if (socket != null) {
                socket.setSoTimeout(Math.toIntExact(timeout.toMillis()));
            }
        } catch (SocketException closed) {
            // Whoever reads or writes next is told.
        }
    }

    /** Ends the conversation wherever it is, without a word. */
    void close() {
        Socket socket = made;
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException closed) {
            // It is gone either way.
        }
    }

    private Socket kept(Socket socket) throws IOException {
        // The dot is the last and smallest packet; it must not wait for the others' confirmation.
        socket.setTcpNoDelay(true);
        made = socket;
        return socket;
    }

    private final class Plain extends SocketFactory {

        @Override
        public Socket createSocket() throws IOException {
            return kept(new Socket());
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            return kept(new Socket(host, port));
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress from, int fromPort)
                throws IOException {
            return kept(new Socket(host, port, from, fromPort));
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            return kept(new Socket(host, port));
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
                throws IOException {
            return kept(new Socket(host, port, from, fromPort));
        }
    }

    private final class Secure extends SSLSocketFactory {

        /** Angus puts TLS over a connected socket, whether at once or by STARTTLS. */
        @Override
        public Socket createSocket(Socket socket, String host, int port, boolean autoClose)
                throws IOException {
            return tls.createSocket(kept(socket), host, port, autoClose);
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            return tls.createSocket(host, port);
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress from, int fromPort)
                throws IOException {
            return tls.createSocket(host, port, from, fromPort);
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            return tls.createSocket(host, port);
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
                throws IOException {
            return tls.createSocket(host, port, from, fromPort);
        }

        @Override
        public String[] getDefaultCipherSuites() {
            return tls.getDefaultCipherSuites();
        }

        @Override
        public String[] getSupportedCipherSuites() {
            return tls.getSupportedCipherSuites();
        }
    }
}
