package com.ziraai.campaign.progress;

import com.ziraai.campaign.gateway.Durations;
import com.ziraai.campaign.gateway.Texts;
import com.ziraai.event.AttemptStatus;
import com.ziraai.event.ErrorCategory;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Puts how an operation stands into the words of the API. */
public final class StatusReport {

    private final Texts texts;

    StatusReport(Texts texts) {
        this.texts = texts;
    }

    /** How it stands, in that language. */
    public StatusAnswer of(Standing standing, Locale language) {
        Snapshot snapshot = standing.snapshot();
        OperationStatus status = standing.status();
        return new StatusAnswer(
                true,
                new StatusAnswer.Data(
                        standing.operationId(),
                        status.word(),
                        metrics(snapshot, language),
                        snapshot.takenAt(),
                        phase(standing, status),
                        texts.get(
                                language,
                                textOf(standing, status),
                                snapshot.processedItems(),
                                snapshot.total()),
                        standing.stateReason(),
                        snapshot.completedAt(),
                        snapshot.results().stream().map(each -> result(each, language)).toList()));
    }

    private static String textOf(Standing standing, OperationStatus status) {
        return standing.stateReason() == null
                ? "status." + status.word()
                : "reason." + standing.stateReason() + "." + standing.state();
    }

    private static String phase(Standing standing, OperationStatus status) {
        return switch (status) {
            case QUEUED -> "Queued";
            case PAUSED -> "Paused";
            case PROCESSING ->
                    standing.snapshot().pending() == 0 && standing.snapshot().inFlight() == 0
                            ? "AwaitingReceipts"
                            : "Processing";
            case COMPLETED, PARTIALLY_COMPLETED, FAILED, CANCELLED -> "Finished";
        };
    }

    private StatusAnswer.Metrics metrics(Snapshot snapshot, Locale language) {
        return new StatusAnswer.Metrics(
                snapshot.total(),
                snapshot.processedItems(),
                snapshot.successfulItems(),
                snapshot.failedItems(),
                snapshot.skipped(),
                percent(snapshot.processedItems(), snapshot.total()),
                percent(snapshot.successfulItems(), snapshot.processedItems()),
                Optional.ofNullable(snapshot.averageMillis())
                        .map(millis -> Durations.precise(Duration.ofMillis(millis)))
                        .orElse(null),
                remaining(snapshot).map(Durations::wholeSeconds).orElse(null),
                new StatusAnswer.States(
                        snapshot.pending(),
                        snapshot.inFlight(),
                        snapshot.sent(),
                        snapshot.delivered(),
                        snapshot.read(),
                        snapshot.failed(),
                        snapshot.unknown(),
                        snapshot.skipped(),
                        snapshot.cancelled()),
                channels(snapshot),
                snapshot.errors().stream().map(each -> failure(each, language)).toList());
    }

    /** At the rate observed so far; unknown before the first outcomes and once complete. */
    private static Optional<Duration> remaining(Snapshot snapshot) {
        int left = snapshot.total() - snapshot.processedItems();
        if (snapshot.startedAt() == null || snapshot.processedItems() == 0 || left == 0) {
            return Optional.empty();
        }
        Duration elapsed = Duration.between(snapshot.startedAt(), snapshot.takenAt());
        return elapsed.isPositive()
                ? Optional.of(elapsed.multipliedBy(left).dividedBy(snapshot.processedItems()))
                : Optional.empty();
    }

    /** In percent to one decimal; nothing of nothing is 0. */
    private static double percent(int part, int whole) {
        return whole == 0 ? 0 : Math.round(part * 1000.0 / whole) / 10.0;
    }

    private static List<StatusAnswer.ChannelMetrics> channels(Snapshot snapshot) {
        return snapshot.channels().stream()
                .map(each ->
                        new StatusAnswer.ChannelMetrics(
                                each.channel(),
                                each.unknown(),
                                each.rejected(),
                                each.accepted(),
                                each.sent(),
                                each.failed(),
                                each.delivered(),
                                each.read()))
                .toList();
    }

    private StatusAnswer.ItemFailure failure(Snapshot.Failure failure, Locale language) {
        return new StatusAnswer.ItemFailure(
                failure.itemIndex(),
                itemId(failure.itemIndex()),
                failure.code(),
                texts.find(language, "item." + failure.code()).orElse(failure.detail()),
                category(failure.category()),
                failure.retryable(),
                failure.retryCount());
    }

    private StatusAnswer.RecentResult result(Snapshot.Outcome outcome, Locale language) {
        return new StatusAnswer.RecentResult(
                outcome.itemIndex(),
                itemId(outcome.itemIndex()),
                itemStatus(outcome.status()),
                texts.get(language, "result." + outcome.status()),
                outcome.occurredAt(),
                Durations.precise(Duration.ofMillis(outcome.durationMillis())));
    }

    private static String itemId(int index) {
        return "recipient_" + index;
    }

    private static String category(ErrorCategory category) {
        return switch (category) {
            case VALIDATION -> "Validation";
            case PROCESSING -> "Processing";
            case NETWORK -> "Network";
            case SYSTEM -> "System";
            case BUSINESS -> "Business";
        };
    }

    private static String itemStatus(AttemptStatus status) {
        return switch (status) {
            case UNKNOWN -> "Processing";
            case REJECTED, FAILED -> "Failed";
            case ACCEPTED, SENT, DELIVERED, READ -> "Success";
        };
    }
}
