package com.ziraai.campaign.progress;

import com.ziraai.campaign.gateway.Durations;
import com.ziraai.campaign.gateway.Texts;
import com.ziraai.campaign.operation.OperationKind;
import com.ziraai.campaign.price.Money;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Puts how an operation stands into the words of the API. */
public final class StatusReport {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMMM HH:mm");

    private final Texts texts;
    private final String currency;
    private final ItemWords words;

    StatusReport(Texts texts, String currency) {
        this.texts = texts;
        this.currency = currency;
        this.words = new ItemWords(texts);
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
                        metrics(standing, language),
                        snapshot.takenAt(),
                        phase(standing, status),
                        message(standing, status, language),
                        standing.statusReason().orElse(null),
                        standing.heldBack().map(Standing.Hold::until).orElse(null),
                        snapshot.startedAt(),
                        snapshot.completedAt(),
                        standing.spending().map(this::cost).orElse(null),
                        standing.asked().metadata(),
                        snapshot.results().stream()
                                .map(each -> result(standing, each, language))
                                .toList()));
    }

    /** Making codes has words of its own where it is not the same as sending messages. */
    private String message(Standing standing, OperationStatus status, Locale language) {
        Object[] counts = {
            standing.processedItems(),
            standing.totalItems(),
            standing.heldBack().map(held -> moment(held, language)).orElse(""),
            standing.snapshot().skipped()
        };
        return ofCodes(standing.operationId())
                .filter(_ -> standing.statusReason().isEmpty())
                .flatMap(kind -> texts.find(language, "codegen." + status.word(), counts))
                .orElseGet(() -> texts.get(language, textOf(standing, status), counts));
    }

    /** By the sponsor's clocks. */
    private static String moment(Standing.Hold held, Locale language) {
        return MOMENT.withLocale(language).format(held.until().atZone(held.zone()));
    }

    private static Optional<OperationKind> ofCodes(String operationId) {
        return Optional.of(OperationKind.of(operationId))
                .filter(kind -> kind == OperationKind.CODES);
    }

    private StatusAnswer.Cost cost(Standing.Spending spending) {
        return new StatusAnswer.Cost(
                Money.ofMicros(spending.spentMicros()),
                spending.limitMicros().map(Money::ofMicros).orElse(null),
                currency);
    }

    private static String textOf(Standing standing, OperationStatus status) {
        return standing.statusReason()
                .map(reason -> "reason." + reason + "." + standing.state())
                .orElse("status." + status.word());
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

    private StatusAnswer.Metrics metrics(Standing standing, Locale language) {
        Snapshot snapshot = standing.snapshot();
        String operationId = standing.operationId();
        return new StatusAnswer.Metrics(
                snapshot.total(),
                snapshot.processedItems(),
                snapshot.successfulItems(),
                snapshot.failedItems(),
                snapshot.skipped(),
                percent(snapshot.restingItems() - snapshot.cancelled(), snapshot.total()),
                percent(snapshot.successfulItems(), snapshot.processedItems()),
                Optional.ofNullable(snapshot.averageMillis())
                        .map(millis -> Durations.precise(Duration.ofMillis(millis)))
                        .orElse(null),
                standing.remaining().map(Durations::wholeSeconds).orElse(null),
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
                snapshot.errors().stream()
                        .map(each -> failure(operationId, each, language))
                        .toList(),
                new StatusAnswer.CustomMetrics(
                        standing.releasedItems(),
                        snapshot.parked(),
                        standing.pace()
                                .perSecond()
                                .map(rate -> Math.round(rate * 10) / 10.0)
                                .orElse(null)));
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

    private StatusAnswer.ItemFailure failure(
            String operationId, Snapshot.Failure failure, Locale language) {
        return new StatusAnswer.ItemFailure(
                failure.itemIndex(),
                ItemWords.itemId(operationId, failure.itemIndex()),
                failure.code(),
                words.message(language, failure.code(), failure.detail()),
                ItemWords.of(failure.category()),
                failure.retryable(),
                failure.retryCount());
    }

    private StatusAnswer.RecentResult result(
            Standing standing, Snapshot.Outcome outcome, Locale language) {
        String operationId = standing.operationId();
        return new StatusAnswer.RecentResult(
                outcome.itemIndex(),
                ItemWords.itemId(operationId, outcome.itemIndex()),
                itemStatus(standing.snapshot(), outcome),
                texts.get(
                        language,
                        ofCodes(operationId)
                                .map(_ -> "codegen.result")
                                .orElse("result." + nameOf(outcome))),
                outcome.occurredAt(),
                Durations.precise(Duration.ofMillis(outcome.durationMillis())));
    }

    private static String nameOf(Snapshot.Outcome outcome) {
        return outcome.ended() == null ? outcome.status().name() : outcome.ended().name();
    }

    private static String itemStatus(Snapshot snapshot, Snapshot.Outcome outcome) {
        if (outcome.ended() != null) {
            return "Skipped";
        }
        return switch (outcome.status()) {
            case UNKNOWN -> "Processing";
            case REJECTED, FAILED ->
                    snapshot.isTriedAgain(outcome.itemIndex()) ? "Retrying" : "Failed";
            case ACCEPTED, SENT, DELIVERED, READ -> "Success";
        };
    }
}
