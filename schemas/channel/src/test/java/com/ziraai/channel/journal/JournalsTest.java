package com.ziraai.channel.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ziraai.channel.attempt.AttemptKey;
import com.ziraai.contract.OperationId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalsTest {

    private static final String EPOCH = "here";

    /** Where the number of the claim stands, and the first place's item. */
    private static final long CLAIM = 16;

    private static final long FIRST_OPERATION = 1024 + 16;

    @TempDir private Path folder;

    private final String operation =
            OperationId.create("bulk", Instant.now(), RandomGenerator.getDefault()).value();
    private final List<AttemptKey> attempts = JournalOwner.attempts(operation);

    @Test
    void aProcessThatWasKilledIsKnownNotToHaveCalledTheRestOfItsClaim() throws Exception {
        Process owner = start();
        UUID claim = claimOf(owner);
        assertThat(abandoned(EPOCH)).as("while it lives").isEmpty();

        owner.destroyForcibly().waitFor();
        assertThat(abandoned(EPOCH))
                .containsExactly(new Abandoned(claim, Set.copyOf(attempts.subList(2, 5))));
        assertThat(abandoned(EPOCH)).as("taken once").isEmpty();
    }

    @Test
    void aProcessThatStandsStillIsLeftAlone() throws Exception {
        Process owner = start();
        claimOf(owner);
        signal(owner, "STOP");
        try {
            assertThat(abandoned(EPOCH)).isEmpty();
            assertThat(files()).hasSize(1);
        } finally {
            owner.destroyForcibly().waitFor();
        }
    }

    @Test
    void anotherJournalOfThisProcessIsLeftAlone() throws IOException {
        Journals journals = Journals.in(folder, EPOCH);
        Journal living = journals.open();
        living.note(attempts);
        assertThat(abandoned(EPOCH)).isEmpty();
        living.close();
        assertThat(abandoned(EPOCH)).hasSize(1);
    }

    @Test
    void onlyTheLastClaimIsAnswered() throws IOException {
        Journal journal = Journals.in(folder, EPOCH).open();
        UUID first = journal.note(attempts);
        attempts.forEach(journal::begin);
        UUID second = journal.note(attempts.subList(0, 1));
        assertThat(second).isNotEqualTo(first);
        journal.close();
        assertThat(abandoned(EPOCH))
                .containsExactly(new Abandoned(second, Set.of(attempts.getFirst())));
    }

    @Test
    void anotherBootOrEpochProvesNothing() throws IOException {
        leave();
        assertThat(abandoned("elsewhere")).isEmpty();
        assertThat(files()).isEmpty();
    }

    @Test
    void aCopyProvesNothing() throws IOException {
        leave();
        Path original = files().getFirst();
        Files.copy(original, folder.resolve(UUID.randomUUID() + ".journal"));
        Files.delete(original);
        assertThat(abandoned(EPOCH)).isEmpty();
    }

    @Test
    void aTornClaimProvesNothing() throws IOException {
        leave();
        overwrite(CLAIM, new byte[8]);
        assertThat(abandoned(EPOCH)).isEmpty();
    }

    @Test
    void anUnreadablePlaceProvesNothingOfAnyOther() throws IOException {
        leave();
        overwrite(FIRST_OPERATION, "?".getBytes(StandardCharsets.UTF_8));
        assertThat(abandoned(EPOCH)).isEmpty();
        assertThat(files()).isEmpty();
    }

    @Test
    void aFileThatWasJustMadeProvesNothing() throws IOException {
        Files.createFile(folder.resolve(UUID.randomUUID() + ".journal"));
        Journals.in(folder, EPOCH).open().close();
        assertThat(abandoned(EPOCH)).isEmpty();
    }

    @Test
    void aClaimOfMoreThanThereIsRoomForLeavesNoProof() throws IOException {
        Journal journal = Journals.in(folder, EPOCH).open();
        List<AttemptKey> many =
                IntStream.rangeClosed(0, JournalFile.CAPACITY)
                        .mapToObj(i -> new AttemptKey(operation, i, 1))
                        .toList();
        journal.note(many);
        many.forEach(journal::begin);
        journal.close();
        assertThat(abandoned(EPOCH)).isEmpty();
    }

    @Test
    void whatCouldNotBeDoneComesAgain() throws IOException {
        leave();
        Journals journals = Journals.in(folder, EPOCH);
        journals.takeAbandoned(each -> {
            throw new IllegalStateException("the database is away");
        });
        assertThat(abandoned(EPOCH)).hasSize(1);
    }

    @Test
    void withoutAFolderNothingIsKept() {
        Journals none = Journals.in(null, EPOCH);
        Journal journal = none.open();
        assertThat(journal.note(attempts)).isNotEqualTo(journal.note(attempts));
        journal.begin(attempts.getFirst());
        none.takeAbandoned(each -> {
            throw new AssertionError(each);
        });
    }

    @Test
    void nothingIsCalledThatWasNotNoted() {
        Journal journal = Journals.in(folder, EPOCH).open();
        journal.note(attempts.subList(0, 1));
        assertThatThrownBy(() -> journal.begin(attempts.getLast()))
                .isInstanceOf(IllegalStateException.class);
        journal.close();
    }

    private void leave() {
        Journal journal = Journals.in(folder, EPOCH).open();
        journal.note(attempts);
        journal.close();
    }

    private List<Abandoned> abandoned(String epoch) {
        List<Abandoned> abandoned = new ArrayList<>();
        Journals.in(folder, epoch).takeAbandoned(abandoned::add);
        return abandoned;
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }

    private void overwrite(long at, byte[] bytes) throws IOException {
        try (var file = FileChannel.open(files().getFirst(), StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap(bytes), at);
        }
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        JournalOwner.class.getName(),
                        folder.toString(),
                        EPOCH,
                        operation)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static UUID claimOf(Process owner) throws IOException {
        var lines =
                new BufferedReader(
                        new InputStreamReader(owner.getInputStream(), StandardCharsets.UTF_8));
        String line = lines.readLine();
        while (line != null && !line.matches("[0-9a-f-]{36}")) {
            line = lines.readLine();
        }
        return UUID.fromString(String.valueOf(line));
    }

    private static void signal(Process process, String signal)
            throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
    }
}
