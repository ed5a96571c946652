package com.ziraai.simulator.ledger;

import com.ziraai.simulator.attempt.Attempt;
import com.ziraai.simulator.attempt.Channel;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;

/** The calls of one operation. Safe for concurrent use. */
final class Book {

    private static final byte FAILURE_REPORTED = 1;
    private static final byte DUPLICATE = 2;
    private static final byte RECEIPT_TAKEN = 4;

    private final String operationId;
    private final Instant opened;
    private final Consumer<Journal.Line> notes;
    private final Tallies tallies = new Tallies();
    private final CallLog log = new CallLog();
    private Distinct distinct = Distinct.NONE;

    Book(String operationId, Instant opened, Consumer<Journal.Line> notes) {
        this.operationId = operationId;
        this.opened = opened.truncatedTo(ChronoUnit.MILLIS);
        this.notes = notes;
    }

    Tallies tallies() {
        return tallies;
    }

    synchronized Distinct distinct() {
        return distinct;
    }

    synchronized Entry open(Attempt attempt, Channel channel, Instant now) {
        int millis = (int) (now.toEpochMilli() - opened.toEpochMilli());
        int item = attempt.itemIndex();
        int row = log.append(item, attempt.attemptNo(), channel, millis);
        int nth = 1;
        for (int r = log.earlier(row); r != CallLog.NONE; r = log.earlier(r)) {
            nth += log.attempt(r) == attempt.attemptNo() ? 1 : 0;
        }
        return new Entry(this, row, channel, nth);
    }

    synchronized void accepted(int row) {
        long ofItem = 0;
        long ofAttempt = 0;
        boolean unproven = false;
        boolean counted = false;
        for (int r = log.earlier(row); r != CallLog.NONE; r = log.earlier(r)) {
            if (log.accepted(r)) {
                ofItem++;
                ofAttempt += log.attempt(r) == log.attempt(row) ? 1 : 0;
                unproven |= !log.marked(r, FAILURE_REPORTED);
                counted |= log.marked(r, DUPLICATE);
            }
        }
        if (unproven) {
            log.mark(row, DUPLICATE);
        }
        log.state(row, CallLog.ACCEPTED);
        distinct =
                distinct.plus(
                        new Distinct(
                                ofItem == 0 ? 1 : 0,
                                ofAttempt == 0 ? 1 : 0,
                                ofItem == 1 ? 1 : 0,
                                ofAttempt == 1 ? 1 : 0,
                                unproven && !counted ? 1 : 0,
                                ofItem > 0 && !unproven ? -1 : 0));
        note(Journal.Event.ACCEPTED, row);
    }

    synchronized void answerDropped(int row) {
        log.state(row, CallLog.ANSWER_DROPPED);
        note(Journal.Event.ANSWER_DROPPED, row);
    }

    synchronized void refused(int row) {
        log.state(row, CallLog.REFUSED);
    }

    synchronized void receiptTaken(int row) {
        if (!log.marked(row, RECEIPT_TAKEN)) {
            log.mark(row, RECEIPT_TAKEN);
            note(Journal.Event.RECEIPT_TAKEN, row);
        }
    }

    private void note(Journal.Event event, int row) {
        notes.accept(
                new Journal.Line(
                        event,
                        new Attempt(operationId, log.item(row), log.attempt(row)),
                        log.channel(row),
                        opened.toEpochMilli() + log.millis(row)));
    }

    synchronized void failureReported(int row) {
        if (!log.marked(row, FAILURE_REPORTED)) {
            log.mark(row, FAILURE_REPORTED);
            distinct = distinct.plus(new Distinct(0, 0, 0, 0, 0, reachable(row) ? 0 : 1));
            note(Journal.Event.FAILURE_REPORTED, row);
        }
    }

    /** Whether an accepted call of the row's item is not reported failed. */
    private boolean reachable(int row) {
        for (int r = log.newest(log.item(row)); r != CallLog.NONE; r = log.earlier(r)) {
            if (log.accepted(r) && !log.marked(r, FAILURE_REPORTED)) {
                return true;
            }
        }
        return false;
    }

    synchronized int itemBound() {
        return log.itemBound();
    }

    /**
     * Appends one JSON line about the item, if it was ever called and, when asked, accepted more
     * than once.
     */
    synchronized void describe(int item, boolean moreThanOnce, StringBuilder lines) {
        int newest = log.newest(item);
        int accepted = 0;
        for (int r = newest; r != CallLog.NONE; r = log.earlier(r)) {
            accepted += log.accepted(r) ? 1 : 0;
        }
        if (newest == CallLog.NONE || (moreThanOnce && accepted < 2)) {
            return;
        }
        lines.append("{\"item\":\"").append(operationId).append('/').append(item);
        lines.append("\",\"acceptedCalls\":").append(accepted).append(",\"calls\":[");
        describeCalls(newest, lines);
        lines.append("]}\n");
    }

    private void describeCalls(int row, StringBuilder lines) {
        if (log.earlier(row) != CallLog.NONE) {
            describeCalls(log.earlier(row), lines);
            lines.append(',');
        }
        lines.append("{\"attempt\":").append(log.attempt(row));
        lines.append(",\"channel\":\"").append(log.channel(row));
        lines.append("\",\"result\":\"").append(result(row));
        lines.append("\",\"receiptTaken\":").append(log.marked(row, RECEIPT_TAKEN));
        lines.append(",\"failureReported\":").append(log.marked(row, FAILURE_REPORTED));
        lines.append(",\"at\":\"").append(opened.plusMillis(log.millis(row))).append("\"}");
    }

    private String result(int row) {
        return switch (log.state(row)) {
            case CallLog.OPEN -> "OPEN";
            case CallLog.ACCEPTED -> "ACCEPTED";
            case CallLog.ANSWER_DROPPED -> "ANSWER_DROPPED";
            case CallLog.REFUSED -> "REFUSED";
            default -> throw new IllegalStateException("state " + log.state(row));
        };
    }
}
