package com.ziraai.campaign.audience;

import com.ziraai.campaign.gateway.ProblemException;
import com.ziraai.campaign.gateway.RecipientCounts;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** An audience as it was read for one message. */
public interface Readership {

    /** The most urgent one's, 1 to 10. */
    int highestPriority();

    /** How many have a value of that name, by name. */
    Map<String, Integer> valueNames();

    /** Who cannot be sent to, by reason, where that is told with a refusal. */
    Optional<RecipientCounts> counts();

    /**
     * The people, once it was asked what stands against them; fails with a {@link ProblemException}
     * when nobody is left that a message can be sent to.
     */
    Mono<People> people();
}
