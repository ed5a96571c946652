package com.ziraai.campaign.givencode;

import com.ziraai.campaign.inquiry.Peer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Asks code-service for the codes recipients are given. Nothing depends on the answer but warnings:
 * an item whose code cannot be had fails when its turn comes, so a service that is away is not
 * waited for: that the codes were not checked is a warning then.
 */
public final class GivenCodes {

    private static final int AT_ONCE = 2_000;
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Peer codes;

    public GivenCodes(Peer codes) {
        this.codes = codes;
    }

    /** What code-service answers; each code is in one list at most. */
    private record Answer(Data data) {

        private record Data(List<String> codes, List<String> taken, List<String> foreign) {}
    }

    /** What stands against that sponsor's giving these codes. */
    public Mono<CodeFindings> findings(String sponsorId, List<String> named) {
        List<String> asked = named.stream().distinct().toList();
        return Flux.fromIterable(asked)
                .buffer(AT_ONCE)
                .concatMap(some -> ask(sponsorId, some))
                .map(answer ->
                        CodeFindings.of(answer.data.codes, answer.data.taken, answer.data.foreign))
                .reduce(CodeFindings.NONE, CodeFindings::and)
                .timeout(PATIENCE)
                .onErrorReturn(CodeFindings.unchecked(asked));
    }

    private Mono<Answer> ask(String sponsorId, List<String> some) {
        return codes.ownToken(Optional.of(sponsorId))
                .flatMap(token ->
                        codes.ask(
                                token,
                                "/api/v1/codes/missing",
                                Map.of("sponsorId", sponsorId, "codes", some),
                                Answer.class));
    }
}
