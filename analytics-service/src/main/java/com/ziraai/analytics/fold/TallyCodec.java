package com.ziraai.analytics.fold;

import com.ziraai.event.AttemptStatus;
import com.ziraai.event.ErrorCategory;
import com.ziraai.event.ItemError;
import com.ziraai.event.ItemResult;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;

/**
 * The bytes of a tally: format, times, counts, the used part of the histograms, recent errors and
 * results. A change of the format needs a new number and a rebuild from the topics.
 */
final class TallyCodec {

    private static final int FORMAT = 2;

    /** As the present format, with one attempt an item taken for granted. */
    private static final int WITHOUT_ATTEMPT_NUMBERS = 1;

    private static final int TYPICAL_SIZE = 4096;

    private TallyCodec() {}

    static byte[] encode(Tally tally) {
        try {
            var bytes = new ByteArrayOutputStream(TYPICAL_SIZE);
            var out = new DataOutputStream(bytes);
            out.writeByte(FORMAT);
            out.writeLong(tally.firstRecordedAt.toEpochMilli());
            out.writeLong(tally.lastRecordedAt.toEpochMilli());
            writeCounts(tally, out);
            for (Histogram latencies : tally.latencies) {
                write(latencies, out);
            }
            write(tally.errors.list(), TallyCodec::write, out);
            write(tally.results.list(), TallyCodec::write, out);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void writeCounts(Tally tally, DataOutputStream out) throws IOException {
        write(tally.items, out);
        for (int[] channel : tally.attempts) {
            write(channel, out);
        }
        write(tally.excluded, out);
        out.writeInt(tally.neverTried);
        out.writeLong(tally.attemptNumbers);
    }

    private static void write(int[] counts, DataOutputStream out) throws IOException {
        for (int count : counts) {
            out.writeInt(count);
        }
    }

    private static void write(Histogram latencies, DataOutputStream out) throws IOException {
        int length = latencies.length();
        out.writeShort(length);
        for (int step = 0; step < length; step++) {
            Varint.write(latencies.count(step), out);
        }
    }

    private static void write(ItemError error, DataOutputStream out) throws IOException {
        out.writeInt(error.getItemIndex());
        out.writeUTF(error.getCode());
        out.writeUTF(error.getCategory().name());
        out.writeUTF(error.getDetail());
        out.writeBoolean(error.getRetryable());
        out.writeInt(error.getRetryCount());
        out.writeLong(error.getOccurredAt().toEpochMilli());
    }

    private static void write(ItemResult result, DataOutputStream out) throws IOException {
        out.writeInt(result.getItemIndex());
        out.writeUTF(result.getStatus().name());
        out.writeLong(result.getOccurredAt().toEpochMilli());
        out.writeLong(result.getDurationMillis());
    }

    private static <T> void write(List<T> list, Writer<T> writer, DataOutputStream out)
            throws IOException {
        out.writeByte(list.size());
        for (T each : list) {
            writer.write(each, out);
        }
    }

    @FunctionalInterface
    private interface Writer<T> {
        void write(T value, DataOutputStream out) throws IOException;
    }

    /**
     * @throws IllegalStateException if the bytes are of another format
     */
    static Tally decode(byte[] content) {
        try {
            var in = new DataInputStream(new ByteArrayInputStream(content));
            int format = in.readByte();
            if (format != FORMAT && format != WITHOUT_ATTEMPT_NUMBERS) {
                throw new IllegalStateException(
                        "tally of format " + format + ": rebuild from the topics");
            }
            return read(in, format);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Tally read(DataInputStream in, int format) throws IOException {
        Tally tally = new Tally();
        tally.firstRecordedAt = Instant.ofEpochMilli(in.readLong());
        tally.lastRecordedAt = Instant.ofEpochMilli(in.readLong());
        readCounts(tally, in, format);
        for (Histogram latencies : tally.latencies) {
            read(latencies, in);
        }
        for (int left = in.readByte(); left > 0; left--) {
            tally.errors.offer(readError(in));
        }
        for (int left = in.readByte(); left > 0; left--) {
            tally.results.offer(readResult(in));
        }
        return tally;
    }

    private static void readCounts(Tally tally, DataInputStream in, int format) throws IOException {
        read(tally.items, in);
        for (int[] channel : tally.attempts) {
            read(channel, in);
        }
        read(tally.excluded, in);
        tally.neverTried = in.readInt();
        tally.attemptNumbers =
                format == WITHOUT_ATTEMPT_NUMBERS ? tally.knownItems() : in.readLong();
    }

    private static void read(int[] counts, DataInputStream in) throws IOException {
        for (int i = 0; i < counts.length; i++) {
            counts[i] = in.readInt();
        }
    }

    private static void read(Histogram latencies, DataInputStream in) throws IOException {
        int length = in.readShort();
        for (int step = 0; step < length; step++) {
            int count = Varint.read(in);
            if (count != 0) {
                latencies.add(step, count);
            }
        }
    }

    private static ItemError readError(DataInputStream in) throws IOException {
        return new ItemError(
                in.readInt(),
                in.readUTF(),
                ErrorCategory.valueOf(in.readUTF()),
                in.readUTF(),
                in.readBoolean(),
                in.readInt(),
                Instant.ofEpochMilli(in.readLong()));
    }

    private static ItemResult readResult(DataInputStream in) throws IOException {
        return new ItemResult(
                in.readInt(),
                AttemptStatus.valueOf(in.readUTF()),
                Instant.ofEpochMilli(in.readLong()),
                in.readLong());
    }
}
