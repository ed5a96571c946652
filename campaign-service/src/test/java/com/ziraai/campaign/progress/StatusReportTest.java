package com.ziraai.campaign.progress;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.campaign.Shape;
import com.ziraai.campaign.gateway.Texts;
import com.ziraai.event.AttemptStatus;
import com.ziraai.event.Channel;
import com.ziraai.event.ErrorCategory;
import com.ziraai.event.OperationState;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
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
                                    2100)),
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

    private JsonNode answer(Snapshot snapshot, Locale language) {
        Standing standing = Samples.standing(OperationState.ACTIVE, 250, snapshot);
        return JSON.readTree(JSON.writeValueAsString(report.of(standing, language)));
    }
}
