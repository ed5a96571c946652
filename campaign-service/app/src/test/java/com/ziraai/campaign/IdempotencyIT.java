package com.ziraai.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.campaign.RunningCampaign.Answer;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdempotencyIT {

    private final RunningCampaign campaign = RunningCampaign.shared();
    private final String key = UUID.randomUUID().toString();
    private final String token = campaign.tokens().sponsor("idempotent");

    @Test
    void theSameRequestGetsTheSameAnswer() {
        String body = Requests.of(3).toString();
        Answer first = campaign.sendLinks(token, body, "Idempotency-Key", key);
        Answer second =
                campaign.sendLinks(token, body, "Idempotency-Key", key, "Accept-Language", "en");
        assertThat(first.status()).isEqualTo(202);
        assertThat(second.status()).isEqualTo(202);
        assertThat(second.raw()).isEqualTo(first.raw());
    }

    @Test
    void anotherRequestUnderTheSameKeyIsAConflict() {
        Answer first = campaign.sendLinks(token, Requests.of(3).toString(), "Idempotency-Key", key);
        long operations = operations();
        Answer other = campaign.sendLinks(token, Requests.of(4).toString(), "Idempotency-Key", key);
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.body().at("/error").asString()).isEqualTo("IDEMPOTENCY_CONFLICT");
        assertThat(other.body().at("/details/operationId"))
                .isEqualTo(first.body().at("/data/operationId"));
        assertThat(operations()).isEqualTo(operations);
    }

    @Test
    void anothersKeyIsAnotherKey() {
        String body = Requests.of(3).toString();
        Answer mine = campaign.sendLinks(token, body, "Idempotency-Key", key);
        Answer theirs =
                campaign.sendLinks(
                        campaign.tokens().sponsor("other"), body, "Idempotency-Key", key);
        assertThat(theirs.status()).isEqualTo(202);
        assertThat(theirs.raw()).isNotEqualTo(mine.raw());

        Answer conflict =
                campaign.sendLinks(
                        campaign.tokens().sponsor("other"),
                        Requests.of(4).toString(),
                        "Idempotency-Key",
                        key);
        assertThat(conflict.body().at("/details/operationId"))
                .isEqualTo(theirs.body().at("/data/operationId"));
    }

    @Test
    void aRefusedRequestMayBeCorrectedUnderItsKey() {
        Answer refused = campaign.sendLinks(token, "{}", "Idempotency-Key", key);
        Answer accepted =
                campaign.sendLinks(token, Requests.of(1).toString(), "Idempotency-Key", key);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(accepted.status()).isEqualTo(202);
    }

    @Test
    void requestsAtTheSameMomentMakeExactlyOneOperation()
            throws InterruptedException, ExecutionException {
        long operations = operations();
        String body = Requests.of(200).toString();
        List<Callable<Answer>> calls =
                IntStream.range(0, 12)
                        .<Callable<Answer>>mapToObj(call ->
                                () -> campaign.sendLinks(token, body, "Idempotency-Key", key))
                        .toList();
        try (ExecutorService callers = Executors.newFixedThreadPool(12)) {
            for (Future<Answer> each : callers.invokeAll(calls)) {
                assertThat(each.get().status()).isEqualTo(202);
            }
            assertThat(callers.invokeAll(calls).stream().map(IdempotencyIT::raw).distinct())
                    .hasSize(1);
        }
        assertThat(operations()).isEqualTo(operations + 1);
    }

    private static String raw(Future<Answer> answer) {
        return answer.resultNow().raw();
    }

    private long operations() {
        return campaign.number("SELECT count(*) FROM operation");
    }
}
