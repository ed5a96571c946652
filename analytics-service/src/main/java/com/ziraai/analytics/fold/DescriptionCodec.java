package com.ziraai.analytics.fold;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The releases and labels of a page's known items: for each its quarter's distance from the first
 * release of the page, then the labels in the order they first occur, then for each attempt number
 * their places. Most numbers take a byte. Equal pages give equal bytes.
 */
final class DescriptionCodec {

    private DescriptionCodec() {}

    static byte[] encode(Page page, short[] slots) {
        try {
            var bytes = new ByteArrayOutputStream(256 + slots.length * 2);
            var out = new DataOutputStream(bytes);
            writeReleases(page, slots, out);
            writeLabels(page.labels, slots, out);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void writeReleases(Page page, short[] slots, DataOutputStream out)
            throws IOException {
        int first = Integer.MAX_VALUE;
        for (short slot : slots) {
            first = page.releases[slot] == 0 ? first : Math.min(first, page.releases[slot]);
        }
        out.writeInt(first);
        for (short slot : slots) {
            int release = page.releases[slot];
            Varint.write(release == 0 ? 0 : release - first + 1, out);
        }
    }

    private static void writeLabels(Labels labels, short[] slots, DataOutputStream out)
            throws IOException {
        Map<Label, Integer> places = new LinkedHashMap<>();
        places.put(Label.NONE, 0);
        List<int[]> columns = new ArrayList<>();
        for (int attemptNo = 0; attemptNo < labels.attempts(); attemptNo++) {
            int[] column = new int[slots.length];
            for (int i = 0; i < slots.length; i++) {
                Label label = labels.at(attemptNo, slots[i]);
                Integer place = places.putIfAbsent(label, places.size());
                column[i] = place == null ? places.size() - 1 : place;
            }
            columns.add(column);
        }
        Varint.write(places.size() - 1, out);
        for (Label label : places.keySet()) {
            if (!label.equals(Label.NONE)) {
                write(label, out);
            }
        }
        writePlaces(columns, out);
    }

    /** Attempt numbers without any label are left out. */
    private static void writePlaces(List<int[]> columns, DataOutputStream out) throws IOException {
        for (int attemptNo = 0; attemptNo < columns.size(); attemptNo++) {
            int[] column = columns.get(attemptNo);
            if (Arrays.stream(column).anyMatch(place -> place != 0)) {
                Varint.write(attemptNo + 1, out);
                for (int place : column) {
                    Varint.write(place, out);
                }
            }
        }
        Varint.write(0, out);
    }

    private static void write(Label label, DataOutputStream out) throws IOException {
        out.writeUTF(label.provider());
        Varint.write(label.parts(), out);
        Varint.write(label.rank(), out);
        out.writeUTF(label.failureClass());
        out.writeUTF(label.code());
    }

    static void decode(ByteBuffer bytes, short[] slots, Page page) {
        try {
            byte[] rest = new byte[bytes.remaining()];
            bytes.get(rest);
            var in = new DataInputStream(new ByteArrayInputStream(rest));
            int first = in.readInt();
            for (short slot : slots) {
                int distance = Varint.read(in);
                page.releases[slot] = distance == 0 ? 0 : first + distance - 1;
            }
            readLabels(in, slots, page.labels);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void readLabels(DataInputStream in, short[] slots, Labels labels)
            throws IOException {
        List<Label> known = new ArrayList<>(List.of(Label.NONE));
        for (int left = Varint.read(in); left > 0; left--) {
            known.add(readLabel(in));
        }
        for (int column = Varint.read(in); column != 0; column = Varint.read(in)) {
            for (short slot : slots) {
                labels.put(column - 1, slot, known.get(Varint.read(in)));
            }
        }
    }

    private static Label readLabel(DataInputStream in) throws IOException {
        return new Label(
                in.readUTF(), Varint.read(in), Varint.read(in), in.readUTF(), in.readUTF());
    }
}
