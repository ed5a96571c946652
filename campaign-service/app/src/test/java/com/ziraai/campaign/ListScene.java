package com.ziraai.campaign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ziraai.campaign.RunningCampaign.Answer;
import com.ziraai.contract.Topics;
import com.ziraai.event.DistributionRequested;
import java.time.Duration;
import java.util.List;

/** Lists uploaded to the running service, and operations of them. */
final class ListScene {

    static final String LISTS = "/api/v1/recipient-lists";

    private static final RunningCampaign CAMPAIGN = RunningCampaign.shared();

    private ListScene() {}

    static Answer csv(String token, String query, String file) {
        return CAMPAIGN.upload(token, query, "text/csv", file.getBytes(UTF_8));
    }

    static String id(Answer uploaded) {
        assertThat(uploaded.status()).as(uploaded.raw()).isEqualTo(201);
        return uploaded.body().at("/data/listId").asString();
    }

    static Answer send(String token, String list, String rest) {
        return CAMPAIGN.sendLinks(token, body(list, rest));
    }

    static String body(String list, String rest) {
        return "{\"recipientListId\":\"%s\",%s}".formatted(list, rest);
    }

    static String operation(Answer accepted) {
        assertThat(accepted.status()).as(accepted.raw()).isEqualTo(202);
        return accepted.body().at("/data/operationId").asString();
    }

    /** Codes by index, an empty text of items that are sent. */
    static List<String> refusals(List<DistributionRequested> items) {
        return items.stream()
                .sorted((one, other) ->
                        Integer.compare(
                                one.getItem().getItemIndex(), other.getItem().getItemIndex()))
                .map(each -> each.getRefusal() == null ? "" : each.getRefusal().getCode())
                .toList();
    }

    static List<DistributionRequested> requested(String operationId, int count) {
        try (var topic = TestTopics.read(Topics.DISTRIBUTION_REQUESTED)) {
            return await().atMost(Duration.ofSeconds(30))
                    .until(
                            () ->
                                    topic.poll(each ->
                                            each.getItem().getOperationId().equals(operationId)),
                            found -> found.size() >= count);
        }
    }
}
