package com.ziraai.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ziraai.campaign.RunningCampaign.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QuotaIT {

    private final RunningCampaign campaign = RunningCampaign.shared();

    @BeforeEach
    void aTightPlan() {
        campaign.execute(
                """
                INSERT INTO plan VALUES ('tight', 3, 5000, 5, 100, 10, 100, 25, 5, 3) ON CONFLICT DO NOTHING
                """);
    }

    @Test
    void asManyRequestsAtOnceAreAcceptedAsThePlanAllows() {
        String token = sponsor("crowd");
        List<Answer> answers;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            answers =
                    Stream.generate(() ->
                                    CompletableFuture.supplyAsync(() -> send(token, 2), threads))
                            .limit(20)
                            .toList()
                            .stream()
                            .map(CompletableFuture::join)
                            .toList();
        }
        assertThat(answers).filteredOn(each -> each.status() == 202).hasSize(3);
        Answer refused =
                answers.stream().filter(each -> each.status() == 429).findFirst().orElseThrow();
        assertThat(refused.body().at("/error").asString()).isEqualTo("QUOTA_EXCEEDED");
        assertThat(refused.body().at("/details/limit").asString())
                .isEqualTo("maxConcurrentOperations");
        assertThat(refused.body().at("/details/value").asInt()).isEqualTo(3);
        assertThat(refused.body().at("/details/used").asInt()).isEqualTo(3);
        assertThat(refused.response().headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void whatHasComeToRestMakesRoom() {
        String token = sponsor("patient");
        String first = send(token, 2).body().at("/data/operationId").asString();
        send(token, 2);
        send(token, 2);
        assertThat(send(token, 2).status()).isEqualTo(429);
        TestTopics.publish(Snapshots.completed(first, 1, 2, 0));
        await().until(() -> send(token, 2).status() == 202);
    }

    @Test
    void aDaysItemsAreCountedAndFreeAtMidnight() {
        String token = sponsor("busy");
        assertThat(send(token, 90).status()).isEqualTo(202);
        Answer refused = send(token, 11);
        assertThat(refused.body().at("/details/limit").asString()).isEqualTo("maxItemsPerDay");
        assertThat(refused.body().at("/details/requested").asInt()).isEqualTo(11);
        Instant freesAt = Instant.parse(refused.body().at("/details/freesAt").asString());
        assertThat(freesAt).isBetween(Instant.now(), Instant.now().plus(Duration.ofHours(24)));
        assertThat(send(token, 10).status()).isEqualTo(202);
    }

    @Test
    void aRepeatedRequestIsAnsweredAndNotCounted() {
        String token = sponsor("repeating");
        String body = Requests.of(2).toString();
        for (int i = 0; i < 5; i++) {
            assertThat(campaign.sendLinks(token, body, "Idempotency-Key", "same").status())
                    .isEqualTo(202);
        }
        assertThat(campaign.sendLinks(token, body, "Idempotency-Key", "other").status())
                .isEqualTo(202);
    }

    private String sponsor(String name) {
        campaign.put(
                "/api/v1/sponsors/" + name,
                campaign.tokens().admin(),
                "{\"name\": \"%s\", \"timeZone\": \"Europe/Istanbul\", \"plan\": \"tight\"}"
                        .formatted(name));
        return campaign.tokens().sponsor(name);
    }

    private Answer send(String token, int recipients) {
        return campaign.sendLinks(token, Requests.of(recipients).toString());
    }
}
