package com.ziraai.dispatch.decision;

import static com.ziraai.event.AttemptStatus.REJECTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ziraai.dispatch.SampleItems;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What dispatch tells of single items, and whom. */
class StoryIT extends DispatchScene {

    @Test
    void anItemsDecisionsAreToldInOrderWithWhatItWaitsFor() {
        publish(List.of(ready(0, it -> it)));
        await().atMost(SOON).until(() -> sms().size() == 1);
        say(List.of(sms(0, 1, REJECTED, UNREACHABLE)));
        await().atMost(SOON).until(() -> whatsapp().size() == 1);
        say(List.of(whatsapp(0, 2, REJECTED, INVALID)));
        awaitEnd();

        JsonNode story = story(get(0, SampleItems.item(operation, 0).getSponsorId()));
        assertThat(story.at("/decisions").valueStream())
                .extracting(each -> each.at("/reason").asString())
                .containsExactly("PREFERRED_CHANNEL", UNREACHABLE.getCode(), INVALID.getCode());
        assertThat(story.at("/decisions/0/channel").asString()).isEqualTo("SMS");
        assertThat(story.at("/decisions/2/endStatus").asString()).isEqualTo("FAILED");
        assertThat(story.at("/waiting")).isEmpty();
    }

    @Test
    void aRetryThatIsDueLaterIsTold() {
        publish(List.of(ready(0, it -> it)));
        await().atMost(SOON).until(() -> sms().size() == 1);
        say(List.of(sms(0, 1, REJECTED, BUSY)));
        await().atMost(SOON).until(() -> followups() == 1);

        JsonNode story = story(get(0, SampleItems.item(operation, 0).getSponsorId()));
        assertThat(story.at("/waiting/0/reason").asString()).isEqualTo(BUSY.getCode());
        assertThat(story.at("/waiting/0/attemptNo").asInt()).isEqualTo(1);
    }

    @Test
    void onlyItsSponsorAndAdministratorsAreToldAlsoOfRefusedItems() {
        publish(List.of(SampleItems.refused(SampleItems.request(operation, 0))));
        awaitEnd();

        assertThat(story(get(0, SampleItems.item(operation, 0).getSponsorId())).at("/decisions"))
                .hasSize(1);
        assertThat(service.get(path(0), service.tokens().admin()).statusCode()).isEqualTo(200);
        assertThat(get(0, "a stranger").statusCode()).isEqualTo(404);
        assertThat(get(1, SampleItems.item(operation, 0).getSponsorId()).statusCode())
                .isEqualTo(404);
        assertThat(service.get(path(0), "no.good.token").statusCode()).isEqualTo(401);
    }

    private HttpResponse<String> get(int index, String sponsor) {
        return service.get(path(index), service.tokens().sponsor(sponsor));
    }

    private String path(int index) {
        return "/api/v1/operations/" + operation + "/items/" + index;
    }

    private static JsonNode story(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body()).at("/data");
    }
}
