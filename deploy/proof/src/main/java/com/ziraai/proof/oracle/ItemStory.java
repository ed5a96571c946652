package com.ziraai.proof.oracle;

import com.ziraai.local.sponsor.State;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One item as the topics tell it. */
final class ItemStory {

    private final Set<String> codes = new HashSet<>();
    private @Nullable Knowledge knowledge;
    private int attemptNo = -1;
    private long acceptedAfterMillis = -1;

    void learn(int attempt, Knowledge news) {
        if (attempt > attemptNo) {
            attemptNo = attempt;
            knowledge = news;
        } else if (attempt == attemptNo && (knowledge == null || news.compareTo(knowledge) > 0)) {
            knowledge = news;
        }
    }

    void code(String code) {
        codes.add(code);
    }

    void accepted(long afterMillis) {
        if (acceptedAfterMillis < 0 || afterMillis < acceptedAfterMillis) {
            acceptedAfterMillis = afterMillis;
        }
    }

    State state() {
        return knowledge == null ? State.PENDING : knowledge.state();
    }

    boolean isParked() {
        return knowledge == Knowledge.PARKED;
    }

    int attemptNo() {
        return attemptNo;
    }

    Set<String> codes() {
        return codes;
    }

    /** From release to acceptance; negative when it was not accepted. */
    long acceptedAfterMillis() {
        return acceptedAfterMillis;
    }
}
