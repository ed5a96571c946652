package com.ziraai.simulator.smtp;

import com.ziraai.simulator.attempt.Attempt;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** What the newest mails with files brought along. Safe for concurrent use. */
public final class Mailbag {

    private static final int MOST = 100;

    private final Deque<Mail> mails = new ArrayDeque<>();

    /** One that was accepted. */
    public record Mail(Attempt attempt, List<EnclosedFile> files) {}

    void add(Letter letter) {
        letter.envelope().attempt().ifPresent(attempt -> add(attempt, letter.content()));
    }

    private void add(Attempt attempt, byte[] content) {
        List<EnclosedFile> files = EnclosedFile.of(content);
        if (files.isEmpty()) {
            return;
        }
        synchronized (mails) {
            mails.addFirst(new Mail(attempt, files));
            if (mails.size() > MOST) {
                mails.removeLast();
            }
        }
    }

    /** Newest first, of one operation or of all. */
    public List<Mail> mails(Optional<String> operationId) {
        synchronized (mails) {
            return mails.stream()
                    .filter(mail ->
                            operationId.map(mail.attempt.operationId()::equals).orElse(true))
                    .toList();
        }
    }
}
