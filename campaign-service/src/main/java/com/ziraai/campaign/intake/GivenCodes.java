package com.ziraai.campaign.intake;

import com.ziraai.campaign.inquiry.Peer;
import com.ziraai.campaign.recipient.Recipient;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * Asks code-service for the codes a request names. Nothing depends on the answer but a warning: an
 * item whose code is not there fails when its turn comes, so a service that is away is not waited
 * for.
 */
final class GivenCodes {

    private static final int AT_ONCE = 5_000;
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Peer codes;

    GivenCodes(Peer codes) {
        this.codes = codes;
    }

    /**
     * Those of the recipients' codes that cannot be given to them; none while nobody can tell.
     *
     * @param token of who asks
     */
    Mono<Set<String>> missing(String token, String sponsorId, List<Recipient> recipients) {
        List<String> named =
                recipients.stream()
                        .map(Recipient::sponsorshipCode)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList();
        return Flux.fromIterable(named)
                .buffer(AT_ONCE)
                .concatMap(some -> ask(token, sponsorId, some))
                .flatMapIterable(answer -> answer.at("/data/codes"))
                .map(JsonNode::asString)
                .collect(HashSet<String>::new, Set::add)
                .<Set<String>>map(found -> found)
                .timeout(PATIENCE)
                .onErrorReturn(Set.of());
    }

    private Mono<JsonNode> ask(String token, String sponsorId, List<String> some) {
        return codes.ask(
                token,
                "/api/v1/codes/missing",
                Map.of("sponsorId", sponsorId, "codes", some),
                JsonNode.class);
    }
}
