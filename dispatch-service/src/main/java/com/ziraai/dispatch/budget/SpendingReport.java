package com.ziraai.dispatch.budget;

import com.ziraai.contract.Topics;
import com.ziraai.dispatch.budget.Budgets.Change;
import com.ziraai.event.OperationSpending;
import com.ziraai.messaging.publish.Publisher;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

/**
 * Publishes what changed, and has attempts that wait for money tried again. Any number of instances
 * may run it: readers keep the highest revision.
 */
final class SpendingReport {

    private static final int PER_ROUND = 500;

    private final Budgets budgets;
    private final Publisher publisher;
    private final Clock clock;

    SpendingReport(Budgets budgets, Publisher publisher, Clock clock) {
        this.budgets = budgets;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** Whether more may have changed. */
    boolean report() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        budgets.wake(now).block();
        List<Change> changed = Objects.requireNonNull(budgets.unpublished(PER_ROUND, now).block());
        if (!changed.isEmpty()) {
            publisher.publishAll(
                    Topics.OPERATION_SPENDING,
                    changed.stream().map(Change::event).toList(),
                    OperationSpending::getOperationId);
            budgets.published(changed).block();
        }
        return changed.size() == PER_ROUND;
    }
}
