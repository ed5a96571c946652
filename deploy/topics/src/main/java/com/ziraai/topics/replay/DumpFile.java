package com.ziraai.topics.replay;

import com.ziraai.infrastructure.process.StartFailure;
import com.ziraai.topics.replay.Entry.End;
import com.ziraai.topics.replay.Entry.Start;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A dump on disk, packed by gzip where its name ends in {@code .gz}. Read whole each time and never
 * held whole. Only its owner may read it: it holds addresses.
 */
record DumpFile(Path path) {

    private static final String PACKED = ".gz";
    private static final int GZIP = 0x1f;

    /** Takes entries until it is closed. */
    static final class Writing implements AutoCloseable {

        private final Path path;
        private final BufferedWriter lines;

        private Writing(Path path, BufferedWriter lines) {
            this.path = path;
            this.lines = lines;
        }

        void add(Entry entry) {
            try {
                lines.write(EntryText.write(entry));
                lines.write('\n');
            } catch (IOException e) {
                throw failed(path, e);
            }
        }

        @Override
        public void close() {
            try {
                lines.close();
            } catch (IOException e) {
                throw failed(path, e);
            }
        }
    }

    /**
     * A new file to write to.
     *
     * @throws StartFailure if there is one of that name
     */
    Writing create() {
        try {
            Files.createFile(
                    path,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            OutputStream bytes = Files.newOutputStream(path, StandardOpenOption.WRITE);
            OutputStream packed =
                    path.toString().endsWith(PACKED) ? new GZIPOutputStream(bytes, 1 << 16) : bytes;
            return new Writing(
                    path,
                    new BufferedWriter(new OutputStreamWriter(packed, StandardCharsets.UTF_8)));
        } catch (FileAlreadyExistsException e) {
            throw new StartFailure(path + " is there already; name another file", e);
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    /**
     * Gives every entry in its order.
     *
     * @throws StartFailure if it is no dump or was cut off
     */
    void read(Consumer<Entry> each) {
        try (BufferedReader lines = lines()) {
            Entry last = new End(-1);
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Entry entry = EntryText.read(line);
                if (last.equals(new End(-1)) && !(entry instanceof Start)) {
                    throw new IOException("not a dump of topics");
                }
                each.accept(entry);
                last = entry;
            }
            if (!(last instanceof End end) || end.records() < 0) {
                throw new IOException("it was cut off; its last line is missing");
            }
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    private BufferedReader lines() throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
        bytes.mark(1);
        boolean packed = bytes.read() == GZIP;
        bytes.reset();
        InputStream plain = packed ? new GZIPInputStream(bytes, 1 << 16) : bytes;
        return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8));
    }

    private static StartFailure failed(Path path, IOException e) {
        return e instanceof NoSuchFileException
                ? new StartFailure("there is no file or folder for " + path, e)
                : new StartFailure(path + ": " + e.getMessage(), e);
    }
}
