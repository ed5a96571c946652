package com.ziraai.campaign.progress;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.campaign.Shape;
import com.ziraai.campaign.gateway.Texts;
import com.ziraai.event.AttemptStatus;
import com.ziraai.event.Channel;
import com.ziraai.event.ErrorCategory;
import com.ziraai.event.ItemStatus;
import com.ziraai.event.OperationState;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StatusReportTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final StatusReport report = new StatusReport(new Texts(), "TRY");

    /** The numbers of the document's example. */
    private static final Snapshot SNAPSHOT =
            new Snapshot(
                    9,
                    250,
                    60,
                    10,
                    100,
                    50,
                    25,
                    5,
                    0,
                    0,
                    0,
                    0,
                    2500L,
                    Instant.parse("2025-08-19T16:13:21.429Z"),
                    null,
                    List.of(new Snapshot.ChannelCounts(Channel.WHATSAPP, 0, 5, 0, 100, 0, 50, 25)),
                    List.of(
                            new Snapshot.Failure(
                                    23,
                                    "INVALID_PHONE",
                                    ErrorCategory.VALIDATION,
                                    "the text is no valid phone number",
                                    false,
                                    0)),
                    List.of(
                            new Snapshot.Outcome(
                                    180,
                                    AttemptStatus.SENT,
                                    Instant.parse("2025-08-19T16:45:28Z"),
                                    2100,
                                    null)),
                    Instant.parse("2025-08-19T16:45:30Z"));

    @Test
    void theAnswerReadsAsTheDocumentShowsIt() {
        JsonNode document = Shape.document("status-answer.json");
        JsonNode answer = answer(SNAPSHOT, Texts.TURKISH);

        var additions = new TreeSet<>(Shape.of(answer));
        additions.removeAll(Shape.of(document));
        assertThat(Shape.of(answer)).containsAll(Shape.of(document));
        assertThat(additions)
                .allMatch(path ->
                        path.startsWith("/data/metrics/states")
                                || path.startsWith("/data/metrics/channels")
                                || path.startsWith("/data/metrics/customMetrics")
                                || path.startsWith("/data/startedAt")
                                || path.startsWith("/data/completedAt"));

        for (String path :
                List.of(
                        "/data/status",
                        "/data/metrics/totalItems",
                        "/data/metrics/processedItems",
                        "/data/metrics/successfulItems",
                        "/data/metrics/failedItems",
                        "/data/metrics/skippedItems",
                        "/data/metrics/progressPercentage",
                        "/data/metrics/successRate",
                        "/data/metrics/averageProcessingTime",
                        "/data/metrics/estimatedTimeRemaining",
                        "/data/metrics/errors/0",
                        "/data/lastUpdated",
                        "/data/currentPhase",
                        "/data/statusMessage",
                        "/data/recentResults/0/itemId",
                        "/data/recentResults/0/status",
                        "/data/recentResults/0/processedAt",
                        "/data/recentResults/0/processingDuration")) {
            assertThat(answer.at(path)).as(path).isEqualTo(document.at(path));
        }
    }

    @Test
    void anItemThatIsTriedAgainIsSaidTo() {
        var rejected =
                List.of(
                        new Snapshot.Outcome(23, AttemptStatus.REJECTED, Samples.CREATED, 10, null),
                        new Snapshot.Outcome(24, AttemptStatus.REJECTED, Samples.CREATED, 10, null),
                        new Snapshot.Outcome(
                                25,
                                AttemptStatus.UNKNOWN,
                                Samples.CREATED,
                                10,
                                ItemStatus.SKIPPED));
        JsonNode results = answer(with(rejected), Texts.TURKISH).at("/data/recentResults");
        assertThat(results.valueStream().map(each -> each.at("/status").asString()))
                .as("the first of them is among the failures, the second is in flight")
                .containsExactly("Failed", "Retrying", "Skipped");
    }

    private static Snapshot with(List<Snapshot.Outcome> results) {
        return new Snapshot(
                SNAPSHOT.revision(),
                SNAPSHOT.total(),
                SNAPSHOT.pending(),
                SNAPSHOT.inFlight(),
                SNAPSHOT.sent(),
                SNAPSHOT.delivered(),
                SNAPSHOT.read(),
                SNAPSHOT.failed(),
                SNAPSHOT.unknown(),
                SNAPSHOT.parked(),
                SNAPSHOT.skipped(),
                SNAPSHOT.cancelled(),
                SNAPSHOT.averageMillis(),
                SNAPSHOT.startedAt(),
                SNAPSHOT.completedAt(),
                SNAPSHOT.channels(),
                SNAPSHOT.errors(),
                results,
                SNAPSHOT.takenAt());
    }

    @Test
    void theStatesAddUp() {
        int sum = 0;
        for (JsonNode each : answer(SNAPSHOT, Texts.TURKISH).at("/data/metrics/states")) {
            sum += each.asInt();
        }
        assertThat(sum).isEqualTo(250);
    }

    @Test
    void englishIsSpokenOnRequest() {
        JsonNode answer = answer(SNAPSHOT, Locale.ENGLISH);
        assertThat(answer.at("/data/statusMessage").asString())
                .isEqualTo("Sending messages... (180/250)");
        assertThat(answer.at("/data/recentResults/0/resultData").asString())
                .isEqualTo("Message sent successfully");
    }

    @Test
    void whatCannotBeKnownYetIsNull() {
        JsonNode answer = answer(Snapshot.nothingKnown(250, Samples.CREATED), Texts.TURKISH);
        assertThat(answer.at("/data/metrics/averageProcessingTime").isNull()).isTrue();
        assertThat(answer.at("/data/metrics/estimatedTimeRemaining").isNull()).isTrue();
        assertThat(answer.at("/data/metrics/successRate").asDouble()).isZero();
        assertThat(answer.at("/data/metrics/states/pending").asInt()).isEqualTo(250);
    }

    @Test
    void aReasonWithoutATextIsToldInTheWordsOfWhoFoundIt() {
        Snapshot unusual =
                new Snapshot(
                        1,
                        1,
                        0,
                        0,
                        0,
                        0,
                        0,
                        1,
                        0,
                        0,
                        0,
                        0,
                        null,
                        null,
                        null,
                        List.of(),
                        List.of(
                                new Snapshot.Failure(
                                        0,
                                        "SOMETHING_NEW",
                                        ErrorCategory.SYSTEM,
                                        "a reason nobody translated",
                                        true,
                                        2)),
                        List.of(),
                        Samples.CREATED);
        assertThat(
                        answer(unusual, Texts.TURKISH)
                                .at("/data/metrics/errors/0/errorMessage")
                                .asString())
                .isEqualTo("a reason nobody translated");
    }

    @Test
    void whatWasCancelledOrLeftOutIsNeitherProcessedNorAFailure() {
        Snapshot snapshot =
                new Snapshot(
                        1,
                        400,
                        0,
                        0,
                        50,
                        20,
                        10,
                        0,
                        0,
                        0,
                        20,
                        300,
                        null,
                        Samples.CREATED,
                        Samples.CREATED,
                        List.of(),
                        List.of(),
                        List.of(),
                        Samples.CREATED);
        Standing cancelled = Samples.standing(OperationState.CANCELLED, 400, snapshot);
        JsonNode data = answer(cancelled, Locale.ENGLISH).at("/data");
        assertThat(data.at("/metrics/processedItems").asInt()).isEqualTo(80);
        assertThat(data.at("/metrics/successRate").asDouble()).isEqualTo(100);
        assertThat(data.at("/metrics/progressPercentage").asDouble()).isEqualTo(25);
        assertThat(data.at("/statusMessage").asString())
                .isEqualTo("Cancelled, 80 of 400 had been processed");
        assertThat(answer(cancelled, Texts.TURKISH).at("/data/statusMessage").asString())
                .isEqualTo("İşlem iptal edildi, 400 öğeden 80 tanesi işlenmişti");
    }

    @Test
    void skippedOnesAreToldOfAtTheEnd() {
        Standing standing =
                Samples.standing(
                        OperationState.ACTIVE, 100, Samples.snapshot(0, 0, 0, 2, Samples.CREATED));
        JsonNode data = answer(standing, Locale.ENGLISH).at("/data");
        assertThat(data.at("/metrics/progressPercentage").asDouble()).isEqualTo(100);
        assertThat(data.at("/statusMessage").asString()).isEqualTo("Completed (98/100, 2 skipped)");
        assertThat(answer(standing, Texts.TURKISH).at("/data/statusMessage").asString())
                .isEqualTo("İşlem tamamlandı (98/100, 2 atlandı)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "QUIET_HOURS   | Quiet hours until 20 August 08:00 (0/100) | Sessiz saatler, 20 Ağustos 08:00 zamanına kadar bekliyor (0/100)",
                "SCHEDULED     | Scheduled, begins on 20 August 08:00 (0/100) | Planlandı, başlangıç 20 Ağustos 08:00 (0/100)",
                "OUTSIDE_HOURS | Outside of the preferred hours until 20 August 08:00 (0/100) | Tercih edilen saatlerin dışında, 20 Ağustos 08:00 zamanına kadar bekliyor (0/100)"
            })
    void whatIsHeldBackSaysByWhatAndUntilWhenByTheSponsorsClocks(
            Standing.Hold.Reason reason, String english, String turkish) {
        Instant until = Instant.parse("2025-08-20T05:00:00Z");
        Standing held = held(OperationState.ACTIVE, reason, until);
        JsonNode data = answer(held, Locale.ENGLISH).at("/data");
        assertThat(data.at("/status").asString()).isEqualTo("Queued");
        assertThat(data.at("/statusReason").asString()).isEqualTo(reason.name());
        assertThat(data.at("/resumesAt").asString()).isEqualTo("2025-08-20T05:00:00Z");
        assertThat(data.at("/statusMessage").asString()).isEqualTo(english);
        assertThat(answer(held, Texts.TURKISH).at("/data/statusMessage").asString())
                .isEqualTo(turkish);
    }

    @Test
    void whatIsPausedWaitsForNoHour() {
        JsonNode data =
                answer(
                                held(
                                        OperationState.PAUSED,
                                        Standing.Hold.Reason.QUIET_HOURS,
                                        Samples.CREATED),
                                Locale.ENGLISH)
                        .at("/data");
        assertThat(data.at("/statusReason").isMissingNode()).isTrue();
        assertThat(data.at("/resumesAt").isMissingNode()).isTrue();
        assertThat(data.at("/statusMessage").asString()).isEqualTo("Paused (0/100)");
    }

    private static Standing held(OperationState state, Standing.Hold.Reason reason, Instant until) {
        Standing sample = Samples.standing(state, 0, Snapshot.nothingKnown(100, Samples.CREATED));
        return new Standing(
                sample.operationId(),
                sample.sponsorId(),
                sample.asked(),
                state,
                0,
                sample.pace(),
                sample.createdAt(),
                null,
                null,
                sample.snapshot(),
                Optional.empty(),
                Optional.of(new Standing.Hold(reason, until, ZoneId.of("Europe/Istanbul"))));
    }

    private JsonNode answer(Snapshot snapshot, Locale language) {
        return answer(Samples.standing(OperationState.ACTIVE, 250, snapshot), language);
    }

    private JsonNode answer(Standing standing, Locale language) {
        return JSON.readTree(JSON.writeValueAsString(report.of(standing, language)));
    }
}
