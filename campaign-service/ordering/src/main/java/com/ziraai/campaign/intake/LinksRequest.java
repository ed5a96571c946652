package com.ziraai.campaign.intake;

import com.ziraai.campaign.audience.Audience;
import com.ziraai.campaign.audience.Audiences;
import com.ziraai.campaign.gateway.ProblemException;
import com.ziraai.campaign.order.Order;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** A request for links, in whatever names. */
interface LinksRequest {

    /** Tenant an administrator acts for; a sponsor may repeat its own. */
    @Nullable JsonNode sponsorId();

    /** What it asks for. */
    Order order();

    /** Who it is for, of what is that sponsor's. */
    Mono<Audience> audience(Audiences audiences, String sponsorId);

    /** Whether somebody waits for what becomes of it, and would rather be told than wait long. */
    default boolean isWaitedFor() {
        return false;
    }

    /** What is wrong with the order, in the names it came in. */
    default ProblemException named(ProblemException problem) {
        return problem;
    }
}
