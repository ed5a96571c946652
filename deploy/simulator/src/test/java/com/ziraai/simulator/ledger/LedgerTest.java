package com.ziraai.simulator.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.simulator.attempt.Attempt;
import com.ziraai.simulator.attempt.Call;
import com.ziraai.simulator.attempt.Channel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {

    private final Clock clock = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
    private Ledger ledger = new Ledger(clock);

    @Test
    void countsItemsAndAttemptsOnce() {
        accept("a", 0, 1);
        accept("a", 1, 1);
        accept("b", 0, 1);
        assertThat(distinct("a")).isEqualTo(new Distinct(2, 2, 0, 0, 0, 0));
        assertThat(ledger.summary(Optional.empty()).distinct())
                .isEqualTo(new Distinct(3, 3, 0, 0, 0, 0));
        assertThat(ledger.summary(Optional.of("a")).total().acceptedCalls()).isEqualTo(2);
    }

    @Test
    void seesAnAttemptAcceptedTwice() {
        accept("a", 5, 1);
        accept("a", 5, 1);
        accept("a", 5, 1);
        assertThat(distinct("a")).isEqualTo(new Distinct(1, 1, 1, 1, 1, 0));
    }

    @Test
    void seesAnItemAcceptedInTwoAttempts() {
        accept("a", 5, 1);
        accept("a", 5, 2);
        accept("a", 5, 3);
        assertThat(distinct("a")).isEqualTo(new Distinct(1, 3, 1, 0, 1, 0));
    }

    @Test
    void anotherAttemptAfterAReportedFailureIsNoDuplicate() {
        accept("a", 5, 1).failureReported();
        accept("a", 5, 2);
        assertThat(distinct("a")).isEqualTo(new Distinct(1, 2, 1, 0, 0, 0));
        accept("a", 5, 3);
        assertThat(distinct("a")).isEqualTo(new Distinct(1, 3, 1, 0, 1, 0));
    }

    @Test
    void anItemIsReportedFailedOnceNothingOfItIsLeftToArrive() {
        accept("a", 1, 1);
        Entry first = accept("a", 5, 1);
        first.failureReported();
        first.failureReported();
        assertThat(distinct("a").itemsReportedFailed()).isEqualTo(1);
        Entry second = accept("a", 5, 2);
        assertThat(distinct("a").itemsReportedFailed()).isZero();
        second.failureReported();
        assertThat(distinct("a")).isEqualTo(new Distinct(2, 3, 1, 0, 0, 1));
    }

    @Test
    void aRefusedCallIsNoAcceptanceButCountsAmongTheCallsOfItsAttempt() {
        Entry refused = open("a", 5, 1);
        refused.refused();
        Entry repeated = open("a", 5, 1);
        repeated.accepted();
        assertThat(refused.nth()).isEqualTo(1);
        assertThat(repeated.nth()).isEqualTo(2);
        assertThat(open("a", 5, 2).nth()).isEqualTo(1);
        assertThat(distinct("a")).isEqualTo(new Distinct(1, 1, 0, 0, 0, 0));
        assertThat(ledger.summary(Optional.of("a")).total().refusedCalls()).isEqualTo(1);
    }

    @Test
    void aLedgerInAFileKnowsWhatWasAcceptedBeforeTheKill(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("ledger");
        ledger = Ledger.keptIn(file, clock);
        accept("a", 5, 1).failureReported();
        accept("a", 5, 2).answerDropped();
        accept("a", 6, 1).receiptSettled(true);
        String before = items("a", false);
        Files.writeString(file, "ACCEPTED a 8 1 SM", StandardOpenOption.APPEND);

        ledger = Ledger.keptIn(file, clock);
        assertThat(items("a", false)).isEqualTo(before);
        assertThat(distinct("a")).isEqualTo(new Distinct(2, 3, 1, 0, 0, 0));
        accept("a", 9, 1);
        ledger = Ledger.keptIn(file, clock);
        assertThat(distinct("a").distinctItems()).isEqualTo(3);
    }

    @Test
    void callsWithoutATokenStandApart() {
        Entry first = ledger.open(new Call(Channel.SMS, "+90555", Optional.empty()));
        first.accepted();
        Entry second = ledger.open(new Call(Channel.SMS, "+90555", Optional.empty()));
        second.accepted();
        assertThat(second.nth()).isEqualTo(2);
        Summary summary = ledger.summary(Optional.empty());
        assertThat(summary.untracked().acceptedCalls()).isEqualTo(2);
        assertThat(summary.total().acceptedCalls()).isZero();
        assertThat(summary.distinct()).isEqualTo(Distinct.NONE);
    }

    @Test
    void tellsChannelsApart() {
        accept("a", 0, 1);
        accept("a", 2, 1);
        ledger.open(call(Channel.WHATSAPP, "a", 1, 1)).accepted();
        Summary summary = ledger.summary(Optional.empty());
        assertThat(summary.channels().values())
                .extracting(Traffic::acceptedCalls)
                .containsExactly(2L, 1L, 0L);
    }

    @Test
    void listsEveryCallOfAnItemInOrder() {
        open("a", 700, 1).refused();
        Entry dropped = accept("a", 700, 2);
        dropped.answerDropped();
        accept("a", 3, 1);
        assertThat(items("a", false))
                .isEqualTo(
                        """
                        {"item":"a/3","acceptedCalls":1,"calls":[{"attempt":1,"channel":"SMS","result":"ACCEPTED","receiptTaken":false,"failureReported":false,"at":"2026-01-01T00:00:00Z"}]}
                        {"item":"a/700","acceptedCalls":1,"calls":[{"attempt":1,"channel":"SMS","result":"REFUSED","receiptTaken":false,"failureReported":false,"at":"2026-01-01T00:00:00Z"},{"attempt":2,"channel":"SMS","result":"ANSWER_DROPPED","receiptTaken":false,"failureReported":false,"at":"2026-01-01T00:00:00Z"}]}
                        """);
        assertThat(items("a", true)).isEmpty();
        assertThat(items("none", false)).isEmpty();
        accept("a", 700, 3);
        assertThat(items("a", true))
                .startsWith("{\"item\":\"a/700\",\"acceptedCalls\":2")
                .hasLineCount(1);
    }

    @Test
    void countsRightWithMoreItemsThanAnyPageHolds() {
        for (int item = 0; item < 3_000; item++) {
            accept("a", item, 1);
        }
        accept("a", 2_999, 1);
        assertThat(distinct("a")).isEqualTo(new Distinct(3_000, 3_000, 1, 1, 1, 0));
        assertThat(items("a", false)).hasLineCount(3_000);
    }

    @Test
    void isEmptyAfterClearing() {
        accept("a", 0, 1);
        ledger.clear();
        assertThat(ledger.summary(Optional.empty()).total()).isEqualTo(Traffic.NONE);
        assertThat(open("a", 0, 1).nth()).isEqualTo(1);
    }

    private Entry accept(String operation, int item, int attempt) {
        Entry entry = open(operation, item, attempt);
        entry.accepted();
        return entry;
    }

    private Entry open(String operation, int item, int attempt) {
        return ledger.open(call(Channel.SMS, operation, item, attempt));
    }

    private Distinct distinct(String operation) {
        return ledger.summary(Optional.of(operation)).distinct();
    }

    private String items(String operation, boolean moreThanOnce) {
        StringBuilder text = new StringBuilder();
        for (byte[] chunk : ledger.items(Optional.of(operation), moreThanOnce).toIterable()) {
            text.append(new String(chunk, StandardCharsets.UTF_8));
        }
        return text.toString();
    }

    private static Call call(Channel channel, String operation, int item, int attempt) {
        return new Call(channel, "+90555", Optional.of(new Attempt(operation, item, attempt)));
    }
}
