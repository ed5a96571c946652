package com.ziraai.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ziraai.campaign.RunningCampaign.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a sponsor sees of all its operations together. */
class OverviewIT {

    private static final String OPERATIONS = "/api/v1/bulk-operations/";

    private final RunningCampaign campaign = RunningCampaign.shared();

    @Test
    void historyIsPagedNewestFirstWithoutGapsOrRepetitions() {
        String token = campaign.tokens().sponsor("historian");
        List<String> accepted = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            accepted.addFirst(accept(token, 2));
        }
        List<String> listed = new ArrayList<>();
        String after = "";
        for (int page = 0; page < 3; page++) {
            Answer answer = campaign.get(OPERATIONS + "history?pageSize=2" + after, token);
            assertThat(answer.body().at("/pagination/totalCount").asInt()).isEqualTo(5);
            assertThat(answer.body().at("/pagination/hasMore").asBoolean()).isEqualTo(page < 2);
            answer.body()
                    .at("/data")
                    .forEach(each -> listed.add(each.at("/operationId").asString()));
            after = "&after=" + answer.body().at("/pagination/next").asString("");
        }
        assertThat(listed).isEqualTo(accepted);
    }

    @Test
    void historyIsThatOfACampaignWhereItIsAskedFor() {
        String token = campaign.tokens().sponsor("campaigner");
        accept(token, 1);
        String theirs = ofCampaign(token, "\"a\"");
        String numbered = ofCampaign(token, "7");
        String first = "x".repeat(3_000);
        String huge = ofCampaign(token, "\"" + first + "\"");
        assertThat(idsOf(token, "a")).containsExactly(theirs);
        assertThat(idsOf(token, "7")).containsExactly(numbered);
        assertThat(idsOf(token, first)).containsExactly(huge);
        assertThat(idsOf(token, "x".repeat(200))).isEmpty();
        assertThat(idsOf(token, "")).hasSize(4);
        assertThat(
                        campaign.get(OPERATIONS + "history?campaignId=a", token)
                                .body()
                                .at("/pagination/totalCount")
                                .asInt())
                .isEqualTo(1);
    }

    private String ofCampaign(String token, String campaignId) {
        ObjectNode request = Requests.of(1);
        request.set(
                "metadata", JsonMapper.shared().readTree("{\"campaignId\":" + campaignId + "}"));
        Answer answer = campaign.sendLinks(token, request.toString());
        assertThat(answer.status()).as(answer.raw()).isEqualTo(202);
        return answer.body().at("/data/operationId").asString();
    }

    private List<String> idsOf(String token, String campaignId) {
        return campaign.get(OPERATIONS + "history?campaignId=" + campaignId, token)
                .body()
                .at("/data")
                .valueStream()
                .map(each -> each.at("/operationId").asString())
                .toList();
    }

    @Test
    void historySaysWhatCameOfAnOperation() {
        String token = campaign.tokens().sponsor("chronicler");
        String id = accept(token, 10);
        TestTopics.publish(Snapshots.completed(id, 1, 8, 2));
        Answer answer =
                await().until(
                                () -> campaign.get(OPERATIONS + "history", token),
                                each ->
                                        each.body()
                                                .at("/data/0/status")
                                                .asString()
                                                .equals("PartiallyCompleted"));
        var entry = answer.body().at("/data/0");
        assertThat(entry.at("/operationType").asString()).isEqualTo("BulkLinkSend");
        assertThat(entry.at("/totalItems").asInt()).isEqualTo(10);
        assertThat(entry.at("/successfulItems").asInt()).isEqualTo(8);
        assertThat(entry.at("/failedItems").asInt()).isEqualTo(2);
        assertThat(entry.at("/duration").asString()).matches("\\d\\d:\\d\\d:\\d\\d");
        assertThat(entry.at("/summary/channel").asString()).isEqualTo("SMS");
        assertThat(entry.at("/summary/averageDeliveryTime").asString()).isEqualTo("00:00:01.5");
    }

    @Test
    void oneSponsorSeesNothingOfAnothers() {
        accept(campaign.tokens().sponsor("discreet"), 2);
        String stranger = campaign.tokens().sponsor("curious");
        assertThat(campaign.get(OPERATIONS + "history?sponsorId=discreet", stranger).status())
                .isEqualTo(403);
        assertThat(campaign.get(OPERATIONS + "statistics?sponsorId=discreet", stranger).status())
                .isEqualTo(403);
        Answer asked =
                campaign.get(OPERATIONS + "history?sponsorId=discreet", campaign.tokens().admin());
        assertThat(asked.body().at("/pagination/totalCount").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pageSize=0", "pageSize=201", "pageSize=many"})
    void aPageSizeOutOfBoundsIsNamed(String query) {
        Answer answer =
                campaign.get(OPERATIONS + "history?" + query, campaign.tokens().sponsor("strict"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().at("/details/errors/0/path").asString()).isEqualTo("pageSize");
    }

    @Test
    void aPageBeginsBehindAnOperationOfTheirOwn() {
        String foreign = accept(campaign.tokens().sponsor("elsewhere"), 1);
        for (String after : List.of("nonsense", foreign)) {
            Answer answer =
                    campaign.get(
                            OPERATIONS + "history?after=" + after,
                            campaign.tokens().sponsor("strict"));
            assertThat(answer.status()).as(after).isEqualTo(400);
            assertThat(answer.body().at("/details/errors/0/path").asString()).isEqualTo("after");
            assertThat(answer.body().at("/details/errors/0/code").asString())
                    .isEqualTo("UNKNOWN_POSITION");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sponsors", "templates", "recipient-lists"})
    void noPageBeginsBehindNonsense(String list) {
        Answer answer =
                campaign.get(
                        "/api/v1/" + list + "?sponsorId=strict&after=no%20position",
                        campaign.tokens().admin());
        assertThat(answer.status()).as(answer.raw()).isEqualTo(400);
        assertThat(answer.body().at("/details/errors").toString())
                .contains("after")
                .contains("UNKNOWN_POSITION");
    }

    @Test
    void statisticsAreComputedFromWhatHappened() {
        String token = campaign.tokens().sponsor("analyst");
        TestTopics.publish(
                Snapshots.completed(accept(token, 10), 1, 9, 1),
                Snapshots.completed(accept(token, 10), 1, 0, 10));
        accept(token, 5);
        Answer answer =
                await().until(
                                () -> campaign.get(OPERATIONS + "statistics", token),
                                each ->
                                        each.body().at("/data/failed_operations").asInt() == 1
                                                && each.body()
                                                                .at("/data/successful_operations")
                                                                .asInt()
                                                        == 1);
        var data = answer.body().at("/data");
        assertThat(data.at("/total_operations").asInt()).isEqualTo(3);
        assertThat(data.at("/total_items_processed").asInt()).isEqualTo(20);
        assertThat(data.at("/total_successful_items").asInt()).isEqualTo(9);
        assertThat(data.at("/overall_success_rate").asDouble()).isEqualTo(45.0);
        assertThat(data.at("/last_30_days/links_sent").asInt()).isEqualTo(9);
        assertThat(data.at("/channel_breakdown/sms/count").asInt()).isEqualTo(20);
        assertThat(data.at("/channel_breakdown/sms/success_rate").asDouble()).isEqualTo(45.0);
        assertThat(data.at("/channel_breakdown").propertyNames())
                .as("every channel there is")
                .containsExactlyInAnyOrder("sms", "whatsapp", "email");
        assertThat(data.at("/popular_times/0/operations").asInt()).isPositive();
    }

    @Test
    void theAnswersHaveThePublishedShapes() {
        String token = campaign.tokens().sponsor("shapely");
        TestTopics.publish(Snapshots.completed(accept(token, 2), 1, 2, 0));
        var published = Shape.of(Shape.document("statistics-answer.json"));
        // The document was written before there was e-mail, which is counted as the others are.
        assertThat(Shape.of(campaign.get(OPERATIONS + "statistics", token).body()))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(
                                        published.stream(),
                                        published.stream()
                                                .filter(each ->
                                                        each.contains("/channel_breakdown/sms"))
                                                .map(each -> each.replace("/sms", "/email")))
                                .toList());
        assertThat(campaign.get(OPERATIONS + "templates", token).body())
                .isEqualTo(Shape.document("templates-answer.json"));
    }

    private String accept(String token, int recipients) {
        Answer answer = campaign.sendLinks(token, Requests.of(recipients).toString());
        assertThat(answer.status()).as(answer.raw()).isEqualTo(202);
        return answer.body().at("/data/operationId").asString();
    }
}
