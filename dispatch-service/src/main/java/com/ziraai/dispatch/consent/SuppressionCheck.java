package com.ziraai.dispatch.consent;

import com.ziraai.contract.Topics;
import com.ziraai.dispatch.gate.Answer;
import com.ziraai.dispatch.gate.Answer.End;
import com.ziraai.dispatch.gate.Check;
import com.ziraai.dispatch.gate.Send;
import com.ziraai.dispatch.item.AttemptKey;
import com.ziraai.event.ErrorCategory;
import com.ziraai.event.ItemStatus;
import com.ziraai.messaging.replica.Replicas;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/**
 * Whether the sponsor may write to the contact at all. An entry is acknowledged when the broker has
 * it; before each batch is asked about, the replica reads up to where the topic ends then. So
 * whatever was acknowledged before a batch's time is in force for it, however far behind the
 * replica was. Blocks.
 */
final class SuppressionCheck implements Check {

    private static final End BLACKLISTED =
            new End(
                    ItemStatus.SKIPPED,
                    "BLACKLISTED",
                    ErrorCategory.BUSINESS,
                    "the address is on the sponsor\u2019s blacklist or suppressed for all, or its person unsubscribed",
                    false);

    private final Suppressions suppressions;
    private final Replicas replicas;

    SuppressionCheck(Suppressions suppressions, Replicas replicas) {
        this.suppressions = suppressions;
        this.replicas = replicas;
    }

    @Override
    public Mono<Map<AttemptKey, Answer>> ask(Collection<Send> sends) {
        return Mono.fromSupplier(() -> {
            replicas.awaitCurrent(Topics.CONTACT_CONSENT);
            Map<AttemptKey, Answer> ends = new HashMap<>();
            for (Send each : sends) {
                if (suppressions.hold(each.sponsorId(), each.contactKey())
                        || suppressions.hold(each.sponsorId(), each.addressKey())) {
                    ends.put(each.attempt(), BLACKLISTED);
                }
            }
            return ends;
        });
    }

    @Override
    public List<End> endings() {
        return List.of(BLACKLISTED);
    }
}
