package com.ziraai.channel.journal;

import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The journals of this process, one for each claim under way at a time. Thread-safe. */
public final class JournalPool implements AutoCloseable {

    private final Journals journals;
    private final Deque<Journal> idle = new ConcurrentLinkedDeque<>();
    private final Queue<Journal> all = new ConcurrentLinkedQueue<>();

    JournalPool(Journals journals) {
        this.journals = journals;
    }

    /** One that nobody else has until it is given back. */
    public Journal take() {
        Journal journal = idle.pollFirst();
        if (journal == null) {
            journal = journals.open();
            all.add(journal);
        }
        return journal;
    }

    /** Its claim's results are recorded, or given up. */
    public void giveBack(Journal journal) {
        idle.addFirst(journal);
    }

    /** Lets go of the files as the end of the process does. */
    @Override
    public void close() {
        all.forEach(Journal::close);
    }
}
