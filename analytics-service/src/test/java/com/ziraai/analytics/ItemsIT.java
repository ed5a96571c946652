package com.ziraai.analytics;

import static com.ziraai.analytics.Instance.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.contract.Topics;
import com.ziraai.event.AttemptStatus;
import com.ziraai.event.Channel;
import com.ziraai.event.ItemOutcome;
import com.ziraai.event.ItemStatus;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The items of an operation, one by one. */
class ItemsIT {

    private static final World WORLD = new World();
    private static Instance service;

    private final Campaign campaign = new Campaign(WORLD);

    @BeforeAll
    static void start() {
        service = Instance.start(WORLD);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void listsByNameWhatIsUnknown() {
        try (var topic = WORLD.progress()) {
            campaign.create(Campaign.ITEMS + 1);
            campaign.publish(campaign.outcomes());
            campaign.publish(
                    List.of(
                            campaign.operation.attempt(
                                    Campaign.ITEMS,
                                    2,
                                    Channel.WHATSAPP,
                                    AttemptStatus.UNKNOWN,
                                    10,
                                    null)));
            topic.await(campaign.id(), progress -> progress.getUnknown() == 201);
        }
        JsonNode first = items("?status=unknown&limit=150");
        assertThat(first.at("/items")).hasSize(150);
        assertItem(first.at("/items/0"), 4, 1, "SMS", "UNKNOWN", "PARKED");
        JsonNode rest = items("?status=unknown&limit=150&after=" + first.at("/next").asInt());
        assertThat(rest.at("/items")).hasSize(51);
        assertThat(rest.at("/items/0/itemIndex").asInt())
                .isEqualTo(first.at("/items/149/itemIndex").asInt() + 10);
        assertItem(rest.at("/items/50"), 2000, 2, "WHATSAPP", "UNKNOWN", "UNKNOWN");
        assertThat(rest.at("/next").isNull()).isTrue();

        assertItem(items("/1005"), 1005, 2, "SMS", "DELIVERED", "DELIVERED");
        refused(service.get(path("/2001"), World.TOKENS.admin()), 404, "NOT_FOUND");
        refused(service.get(path(""), World.TOKENS.sponsor("sponsor-2")), 404, "NOT_FOUND");
        for (String wrong : List.of("?limit=0", "?limit=x", "?after=-2", "?status=gone", "/x")) {
            refused(service.get(path(wrong), World.TOKENS.admin()), 400, "INVALID_REQUEST");
        }
    }

    @Test
    void listsEveryItemByStateWithWhatWentWrong() {
        try (var topic = WORLD.progress()) {
            campaign.create(Campaign.ITEMS + 2);
            campaign.publish(campaign.outcomes());
            topic.await(campaign.id(), progress -> progress.getPending() == 2);
        }
        JsonNode failed = items("?status=FAILED&limit=3");
        assertThat(failed.at("/items")).hasSize(3);
        assertItem(failed.at("/items/0"), 6, 1, "WHATSAPP", "FAILED", "FAILED");
        JsonNode reason = failed.at("/items/0/reason");
        assertThat(reason.at("/code").asString()).isEqualTo("RECIPIENT_UNREACHABLE");
        assertThat(reason.at("/failureClass").asString()).isEqualTo("FALLBACK");
        assertThat(reason.at("/providerCode").asString()).isEqualTo("8");
        assertThat(reason.at("/category").asString()).isEqualTo("NETWORK");
        assertThat(reason.at("/retryable").asBoolean()).isTrue();
        assertThat(reason.at("/occurredAt").asString()).isEqualTo("2026-03-01T09:00:00.006Z");
        assertThat(failed.at("/items/1/reason/failureClass").isNull()).isTrue();
        assertThat(failed.at("/next").asInt()).isEqualTo(16);

        assertThat(items("?status=pending").at("/items").valueStream())
                .extracting(each -> each.at("/itemIndex").asInt())
                .containsExactly(2000, 2001);
        JsonNode both = items("?status=SKIPPED,pending&after=1990&limit=1000").at("/items");
        assertThat(both.valueStream())
                .extracting(each -> each.at("/state").asString())
                .containsExactly("SKIPPED", "PENDING", "PENDING");
        JsonNode delivered = items("/0");
        assertThat(delivered.at("/reason").isNull()).isTrue();
        assertThat(delivered.at("/acceptedMillis").asInt()).isEqualTo(40);
        assertThat(delivered.at("/sentMillis").asInt()).isEqualTo(300);
        assertThat(delivered.at("/deliveredMillis").asInt()).isEqualTo(2_000);
        assertThat(items("?limit=1000").at("/next").asInt()).isEqualTo(999);
    }

    @Test
    void showsACodeThatIsThereAsDelivered() {
        campaign.create(1);
        ItemOutcome code = campaign.operation.end(0, 0, ItemStatus.GENERATED);
        WORLD.publish(Topics.CODE_OUTCOMES, code.getItem().getContactKey(), code);
        WORLD.flush();
        try (var topic = WORLD.progress()) {
            topic.await(campaign.id(), progress -> progress.getDelivered() == 1);
        }
        assertItem(items("/0"), 0, 0, "", "DELIVERED", "DELIVERED");
    }

    private static void assertItem(
            JsonNode item,
            int index,
            int attemptNo,
            String channel,
            String state,
            String standing) {
        assertThat(item.at("/itemIndex").asInt()).isEqualTo(index);
        assertThat(item.at("/attemptNo").asInt()).isEqualTo(attemptNo);
        assertThat(item.at("/channel").asString("")).isEqualTo(channel);
        assertThat(item.at("/state").asString()).isEqualTo(state);
        assertThat(item.at("/standing").asString()).isEqualTo(standing);
    }

    private JsonNode items(String rest) {
        return service.data(path(rest), World.TOKENS.sponsor(Outcomes.SPONSOR));
    }

    private String path(String rest) {
        return "/api/v1/operations/" + campaign.id() + "/items" + rest;
    }
}
