package com.ziraai.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ziraai.campaign.RunningCampaign.Answer;
import com.ziraai.contract.Topics;
import com.ziraai.event.DistributionRequested;
import com.ziraai.event.OperationLifecycle;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SendLinksIT {

    private final RunningCampaign campaign = RunningCampaign.shared();

    @Test
    void anAcceptedRequestIsPublishedItemByItem() {
        Answer answer =
                campaign.sendLinks(campaign.tokens().sponsor("happy"), Requests.of(40).toString());
        assertThat(answer.status()).as(answer.raw()).isEqualTo(202);
        String id = answer.body().at("/data/operationId").asString();

        try (var requested = TestTopics.read(Topics.DISTRIBUTION_REQUESTED);
                var lifecycle = TestTopics.read(Topics.OPERATION_LIFECYCLE)) {
            List<DistributionRequested> items =
                    await().atMost(Duration.ofSeconds(20))
                            .until(
                                    () ->
                                            requested.poll(each ->
                                                    each.getItem().getOperationId().equals(id)),
                                    found -> found.size() >= 40);
            assertThat(items)
                    .extracting(each -> each.getItem().getItemIndex())
                    .doesNotHaveDuplicates()
                    .hasSize(40);
            List<OperationLifecycle> created =
                    await().until(
                                    () -> lifecycle.poll(each -> each.getOperationId().equals(id)),
                                    found -> !found.isEmpty());
            assertThat(created)
                    .singleElement()
                    .extracting(OperationLifecycle::getTotalItems)
                    .isEqualTo(40);
        }
    }
}
