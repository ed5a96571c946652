package com.ziraai.analytics.fold;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

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
        int[] distances = new int[slots.length];
        for (int i = 0; i < slots.length; i++) {
            int release = page.releases[slots[i]];
            distances[i] = release == 0 ? 0 : release - first + 1;
        }
        out.write(Varint.all(distances));
    }

    private static void writeLabels(Labels labels, short[] slots, DataOutputStream out)
            throws IOException {
        int[] places = new int[labels.size()];
        List<Label> used = new ArrayList<>();
        for (int attemptNo = 0; attemptNo < labels.attempts(); attemptNo++) {
            for (short slot : slots) {
                int place = labels.place(attemptNo, slot);
                if (place != 0 && places[place] == 0) {
                    used.add(labels.kept(place));
                    places[place] = used.size();
                }
            }
        }
        Varint.write(used.size(), out);
        for (Label label : used) {
            write(label, out);
        }
        for (int attemptNo = 0; attemptNo < labels.attempts(); attemptNo++) {
            writePlaces(attemptNo, labels, places, slots, out);
        }
        Varint.write(0, out);
    }

    /** An attempt number without any label is left out. */
    private static void writePlaces(
            int attemptNo, Labels labels, int[] places, short[] slots, DataOutputStream out)
            throws IOException {
        int[] column = new int[slots.length];
        boolean any = false;
        for (int i = 0; i < slots.length; i++) {
            column[i] = places[labels.place(attemptNo, slots[i])];
            any |= column[i] != 0;
        }
        if (any) {
            Varint.write(attemptNo + 1, out);
            out.write(Varint.all(column));
        }
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
