package com.ziraai.simulator.ledger;

import com.ziraai.simulator.attempt.Attempt;
import com.ziraai.simulator.attempt.Channel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

/**
 * What a ledger has to know again after the simulator was killed: acceptances and what was reported
 * about them, a line each, handed to the operating system before the call is answered. It outlives
 * the process, not the machine. Safe for concurrent use.
 */
final class Journal implements AutoCloseable {

    /** What a line says of the attempt it names. */
    enum Event {
        ACCEPTED,
        ANSWER_DROPPED,
        FAILURE_REPORTED,
        RECEIPT_TAKEN
    }

    /** One line. */
    record Line(Event event, Attempt attempt, Channel channel, long epochMillis) {

        static Line parse(String text) {
            String[] parts = text.split(" ", -1);
            return new Line(
                    Event.valueOf(parts[0]),
                    new Attempt(parts[1], Integer.parseInt(parts[2]), Integer.parseInt(parts[3])),
                    Channel.valueOf(parts[4]),
                    Long.parseLong(parts[5]));
        }

        String text() {
            return event
                    + " "
                    + attempt.operationId()
                    + " "
                    + attempt.itemIndex()
                    + " "
                    + attempt.attemptNo()
                    + " "
                    + channel
                    + " "
                    + epochMillis
                    + "\n";
        }
    }

    private final FileChannel file;

    private Journal(FileChannel file) {
        this.file = file;
    }

    /** Opens the file for appending to its whole lines; it need not exist. */
    static Journal append(Path file) {
        try {
            FileChannel channel =
                    FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return new Journal(channel.truncate(wholeLines(file).length()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whole lines of the file, in order; a last one cut off by the kill was never answered. */
    static Stream<Line> read(Path file) {
        try {
            return Files.exists(file) ? wholeLines(file).lines().map(Line::parse) : Stream.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String wholeLines(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.US_ASCII);
        return text.substring(0, text.lastIndexOf('\n') + 1);
    }

    synchronized void write(Line line) {
        try {
            file.write(ByteBuffer.wrap(line.text().getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized void clear() {
        try {
            file.truncate(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
