package com.ziraai.channel.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.channel.attempt.AttemptKey;
import com.ziraai.contract.OperationId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalPoolTest {

    @TempDir private Path folder;

    private final List<AttemptKey> attempts =
            JournalOwner.attempts(
                    OperationId.create("bulk", Instant.now(), RandomGenerator.getDefault())
                            .value());

    @Test
    void claimsUnderWayAtATimeEachLeaveTheirProof() {
        JournalPool pool = new JournalPool(Journals.in(folder, "here"));
        Journal one = pool.take();
        Journal other = pool.take();
        UUID first = one.note(attempts.subList(0, 2));
        UUID second = other.note(attempts.subList(2, 3));
        one.begin(attempts.getFirst());
        pool.close();
        assertThat(abandoned())
                .containsExactlyInAnyOrder(
                        new Abandoned(first, Set.of(attempts.get(1))),
                        new Abandoned(second, Set.of(attempts.get(2))));
    }

    @Test
    void oneThatWasGivenBackIsTakenAgain() {
        JournalPool pool = new JournalPool(Journals.in(folder, "here"));
        Journal one = pool.take();
        pool.giveBack(one);
        assertThat(pool.take()).isSameAs(one);
        assertThat(pool.take()).isNotSameAs(one);
        pool.close();
    }

    private List<Abandoned> abandoned() {
        List<Abandoned> abandoned = new ArrayList<>();
        Journals.in(folder, "here").takeAbandoned(abandoned::add);
        return abandoned;
    }
}
