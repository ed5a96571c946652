package com.ziraai.channel.journal;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of journals. A file is locked by its process for as long as it lives, and the system
 * frees the lock with it, so a lock that can be had proves that nobody will call any more what the
 * file holds. What a file proves holds for the boot of the machine, the very file and the epoch it
 * was made for: after a power failure the newest pages may be missing, and a copy of a file is
 * locked by nobody.
 */
public final class Journals {

    private static final Logger log = LoggerFactory.getLogger(Journals.class);

    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
    private static final String ENDING = ".journal";

    /** Of a network: a lock there may be lost while its holder lives. */
    private static final List<String> NETWORKS =
            List.of("nfs", "cifs", "smb", "fuse", "9p", "ceph");

    /**
     * Files this JVM has open. It must not open them again: the system drops all locks a process
     * has on a file when the process closes any descriptor of it.
     */
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private final @Nullable Path folder;
    private final String madeFor;

    private Journals(@Nullable Path folder, String madeFor) {
        this.folder = folder;
        this.madeFor = madeFor;
    }

    /**
     * @param folder is made where it is missing; none, and one that cannot be used, keep nothing
     * @param epoch of this installation
     */
    static Journals in(@Nullable Path folder, String epoch) {
        if (folder == null) {
            return new Journals(null, "");
        }
        try {
            Path made = Files.createDirectories(folder).toRealPath();
            requireLocal(Files.getFileStore(made));
            return new Journals(made, Files.readString(BOOT).strip() + " " + epoch);
        } catch (IOException e) {
            log.warn("no journal is kept, claims leave no proof: {}", e.toString());
            return new Journals(null, "");
        }
    }

    private static void requireLocal(FileStore store) throws IOException {
        String type = store.type().toLowerCase(Locale.ROOT);
        if (NETWORKS.stream().anyMatch(type::startsWith)) {
            throw new IOException("a journal cannot be kept on " + type);
        }
    }

    /** A new journal of this process. */
    Journal open() {
        if (folder == null) {
            return new Journal(Optional.empty());
        }
        Path path = folder.resolve(UUID.randomUUID() + ENDING);
        OURS.add(path);
        try {
            FileChannel channel = FileChannel.open(path, CREATE_NEW, READ, WRITE);
            if (channel.tryLock() == null) {
                throw new IOException("somebody else was faster");
            }
            allocate(channel);
            JournalFile file = new JournalFile(channel, () -> OURS.remove(path));
            file.format(RandomGenerator.getDefault().nextLong(), made(path));
            return new Journal(Optional.of(file));
        } catch (IOException e) {
            log.warn("no journal is kept, claims leave no proof: {}", e.toString());
            OURS.remove(path);
            return new Journal(Optional.empty());
        }
    }

    /** Written through once, so that no later store can fail for want of room. */
    private static void allocate(FileChannel channel) throws IOException {
        ByteBuffer zeros = ByteBuffer.allocate((int) JournalFile.SIZE);
        while (zeros.hasRemaining()) {
            channel.write(zeros);
        }
        channel.force(true);
    }

    private String made(Path path) throws IOException {
        Object file = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        if (file == null) {
            throw new IOException("files have no key here");
        }
        return madeFor + " " + file;
    }

    /**
     * Hands over what dead processes left, file by file. A file whose content was taken without a
     * failure is deleted; another stays for the next time.
     */
    public void takeAbandoned(Consumer<Abandoned> taker) {
        for (Path path : files()) {
            if (OURS.add(path)) {
                try {
                    take(path, taker);
                } catch (IOException | RuntimeException e) {
                    log.warn("what a process left is looked at again later: {}", e.toString());
                } finally {
                    OURS.remove(path);
                }
            }
        }
    }

    private List<Path> files() {
        if (folder == null) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(each -> each.getFileName().toString().endsWith(ENDING)).toList();
        } catch (IOException e) {
            log.warn("the folder of journals cannot be read: {}", e.toString());
            return List.of();
        }
    }

    private void take(Path path, Consumer<Abandoned> taker) throws IOException {
        try (FileChannel channel = FileChannel.open(path, READ, WRITE)) {
            if (channel.tryLock() == null) {
                return;
            }
            if (channel.size() == JournalFile.SIZE) {
                try (JournalFile file = new JournalFile(channel, () -> {})) {
                    read(file, path).ifPresent(taker);
                    Files.deleteIfExists(path);
                }
            } else {
                Files.deleteIfExists(path);
            }
        }
    }

    private Optional<Abandoned> read(JournalFile file, Path path) throws IOException {
        try {
            return file.read(made(path));
        } catch (IllegalArgumentException e) {
            log.warn("{} cannot be read and proves nothing", path.getFileName());
            return Optional.empty();
        }
    }
}
