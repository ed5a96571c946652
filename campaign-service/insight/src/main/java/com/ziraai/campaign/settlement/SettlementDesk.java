package com.ziraai.campaign.settlement;

import com.ziraai.campaign.gateway.Caller;
import com.ziraai.campaign.gateway.ProblemException;
import com.ziraai.campaign.operation.StoredItems;
import com.ziraai.campaign.settlement.SettlementRequest.Verdict;
import com.ziraai.contract.OperationId;
import com.ziraai.event.Item;
import com.ziraai.messaging.work.Rounds;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Mono;

/**
 * Settles one item. What is not unknown now is refused, but for the very settlement that made it
 * so: whoever asks again is answered again.
 */
final class SettlementDesk {

    private final AnalyticsItems analytics;
    private final StoredItems items;
    private final Settlements settlements;
    private final Rounds publishing;
    private final Clock clock;

    SettlementDesk(
            AnalyticsItems analytics,
            StoredItems items,
            Settlements settlements,
            Rounds publishing,
            Clock clock) {
        this.analytics = analytics;
        this.items = items;
        this.settlements = settlements;
        this.publishing = publishing;
        this.clock = clock;
    }

    /** The settlement that stands; fails with 409 when it says something else. */
    Mono<Settlement> settle(
            Caller caller, String token, OperationId operation, int itemIndex, Verdict verdict) {
        return analytics
                .find(token, operation.value(), itemIndex)
                .flatMap(unknown -> keep(caller, operation, unknown, verdict))
                .switchIfEmpty(Mono.defer(() -> repeated(operation, itemIndex, verdict)));
    }

    private Mono<Settlement> keep(
            Caller caller, OperationId operation, UnknownItem unknown, Verdict verdict) {
        return items.find(operation, unknown.itemIndex())
                .switchIfEmpty(problem(HttpStatus.NOT_FOUND, "ITEM_NOT_FOUND"))
                .map(item -> settlement(caller, item, unknown, verdict))
                .flatMap(settlements::keep)
                .doOnNext(_ -> publishing.wake())
                .filter(standing -> standing.resolution() == verdict.resolution())
                .switchIfEmpty(problem(HttpStatus.CONFLICT, "ALREADY_SETTLED"));
    }

    private Settlement settlement(Caller caller, Item item, UnknownItem unknown, Verdict verdict) {
        return new Settlement(
                item.getOperationId(),
                item.getItemIndex(),
                unknown.attemptNo(),
                item.getSponsorId(),
                item.getContactKey(),
                verdict.resolution(),
                verdict.note(),
                caller.subject(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    private Mono<Settlement> repeated(OperationId operation, int itemIndex, Verdict verdict) {
        return settlements
                .latest(operation.value(), itemIndex)
                .filter(standing -> standing.resolution() == verdict.resolution())
                .switchIfEmpty(problem(HttpStatus.CONFLICT, "ITEM_NOT_UNKNOWN"));
    }

    private static <T> Mono<T> problem(HttpStatus status, String error) {
        return Mono.error(() -> ProblemException.of(status, error));
    }
}
