package com.ziraai.messaging.subscribe;

import com.ziraai.messaging.health.PartWatch;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Names the subscriptions whose batch does not succeed: since when, how often, for want of what.
 */
final class SubscriptionHealth implements HealthIndicator {

    private final Subscriptions subscriptions;

    SubscriptionHealth(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        subscriptions
                .stalls()
                .forEach((name, stall) ->
                        stall.failing()
                                .ifPresent(failing ->
                                        health.status(PartWatch.DEGRADED)
                                                .withDetail(name, details(failing))));
        return health.build();
    }

    private static Map<String, Object> details(Stall.Failing failing) {
        return Map.of(
                "since", failing.since().toString(),
                "tries", failing.tries(),
                "waitingFor", failing.cause().label(),
                "exception", failing.exception());
    }
}
