package com.ziraai.simulator.smtp;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A connection as lines. */
final class Lines {

    /** Of a command; RFC 5321 allows 512 and the extensions some more. */
    private static final int LONGEST = 4096;

    private final BufferedInputStream in;
    private final BufferedOutputStream out;

    Lines(Socket socket) throws IOException {
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = new BufferedOutputStream(socket.getOutputStream());
    }

    /**
     * The next line without its end.
     *
     * @throws EOFException if the caller has gone
     */
    String read() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(128);
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException();
            }
            if (line.size() == LONGEST) {
                throw new IOException("line too long");
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    /**
     * A message up to its dot, which is left out, as are the dots that hide others.
     *
     * @param largest bytes that are kept; the rest is read and forgotten
     * @return empty when it was larger
     */
    byte[] content(int largest) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream(4096);
        boolean atStart = true;
        while (true) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException();
            }
            if (atStart && next == '.') {
                next = in.read();
                if (next == '\r' && in.read() == '\n') {
                    return content.size() > largest ? new byte[0] : content.toByteArray();
                }
            }
            atStart = next == '\n';
            if (content.size() <= largest) {
                content.write(next);
            }
        }
    }

    /** Sent once nothing of the caller's is left to read, or on {@link #flush}. */
    void write(int code, String text) throws IOException {
        write(code + " " + text);
    }

    void write(String line) throws IOException {
        out.write(line.getBytes(StandardCharsets.UTF_8));
        out.write('\r');
        out.write('\n');
        if (in.available() == 0) {
            out.flush();
        }
    }

    void flush() throws IOException {
        out.flush();
    }
}
