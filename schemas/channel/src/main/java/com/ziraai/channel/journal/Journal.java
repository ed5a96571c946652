package com.ziraai.channel.journal;

import com.ziraai.channel.attempt.AttemptKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What some caller of this process is about to call. One claim at a time: noting the next gives up
 * the proof of the one before, whose results are recorded by then.
 */
public final class Journal implements AutoCloseable {

    private final @Nullable JournalFile file;
    private volatile Map<AttemptKey, Integer> places = Map.of();
    private long claims;

    /**
     * @param file none where nothing is kept
     */
    Journal(Optional<JournalFile> file) {
        this.file = file.orElse(null);
    }

    /** Notes a claim before it is made; its id. */
    public synchronized UUID note(Collection<AttemptKey> attempts) {
        if (file == null) {
            return UUID.randomUUID();
        }
        claims++;
        Map<AttemptKey, Integer> noted = new HashMap<>();
        List<AttemptKey> listed = attempts.stream().distinct().toList();
        for (int i = 0; i < listed.size(); i++) {
            noted.put(listed.get(i), i);
        }
        file.write(claims, listed);
        places = noted;
        return new UUID(file.id(), claims);
    }

    /** Notes that the attempt is called from now on; takes less than a microsecond. */
    public void begin(AttemptKey attempt) {
        if (file != null) {
            Integer place = places.get(attempt);
            if (place == null) {
                throw new IllegalStateException("not noted: " + attempt);
            }
            file.begin(place);
        }
    }

    /** Lets go of the file as the end of the process does; it stays, for whoever comes next. */
    @Override
    public void close() {
        if (file != null) {
            file.close();
        }
    }
}
