package com.ziraai.channel.journal;

import com.ziraai.channel.attempt.AttemptKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A process that claims five attempts, calls the first two of them and stands still. Arguments: the
 * folder, the epoch, an operation; says the claim's id when it has come so far.
 */
public final class JournalOwner {

    private JournalOwner() {}

    static List<AttemptKey> attempts(String operation) {
        return IntStream.range(0, 5).mapToObj(i -> new AttemptKey(operation, i, 1)).toList();
    }

    /** Runs until it is killed. */
    @SuppressWarnings("SystemOut") // how it talks to the test
    public static void main(String[] arguments) throws IOException {
        Journal journal = Journals.in(Path.of(arguments[0]), arguments[1]).open();
        List<AttemptKey> attempts = attempts(arguments[2]);
        var claim = journal.note(attempts);
        attempts.subList(0, 2).forEach(journal::begin);
        System.out.println(claim);
        System.in.read();
        journal.close();
    }
}
