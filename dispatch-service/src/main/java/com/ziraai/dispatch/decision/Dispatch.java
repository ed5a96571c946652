package com.ziraai.dispatch.decision;

import com.ziraai.dispatch.decision.Decision.AwaitUntil;
import com.ziraai.dispatch.decision.Decision.Finish;
import com.ziraai.dispatch.decision.Decision.Nothing;
import com.ziraai.dispatch.decision.Decision.SendLater;
import com.ziraai.dispatch.decision.Decision.SendNow;
import com.ziraai.dispatch.followup.Followup;
import com.ziraai.dispatch.followup.Followup.Kind;
import com.ziraai.dispatch.followup.Followups;
import com.ziraai.dispatch.item.AttemptKey;
import com.ziraai.event.DistributionRequested;
import com.ziraai.messaging.publish.Publisher;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Carries decisions out: writes them down, then publishes. A decision whose number is taken is
 * published again if it equals what stands there (its first publisher may have stopped between the
 * two steps) and dropped if not; one that waits at the gate is published when it is let pass.
 * Blocks: for the edge only.
 */
final class Dispatch {

    private final DecisionBook book;
    private final Followups followups;
    private final Writer writer;
    private final Publisher publisher;
    private final DecisionMeters meters;
    private final Clock clock;

    Dispatch(
            DecisionBook book,
            Followups followups,
            Writer writer,
            Publisher publisher,
            DecisionMeters meters,
            Clock clock) {
        this.book = book;
        this.followups = followups;
        this.writer = writer;
        this.publisher = publisher;
        this.meters = meters;
        this.clock = clock;
    }

    void carryOut(Occasion occasion, List<Step<Decision>> steps) {
        Map<AttemptKey, Draft> drafts = HashMap.newHashMap(steps.size());
        List<Followup> waiting = new ArrayList<>();
        for (Step<Decision> step : steps) {
            switch (step.decision()) {
                case SendNow send -> add(drafts, writer.write(step.with(send)));
                case Finish end -> add(drafts, Draft.of(step.with(end)));
                case SendLater later -> waiting.add(retry(step, later));
                case AwaitUntil await -> waiting.add(deadline(step, await));
                case Nothing _ -> {}
            }
        }
        followups.schedule(waiting).block();
        if (!drafts.isEmpty()) {
            publish(occasion, sorted(drafts.values()));
        }
    }

    private static void add(Map<AttemptKey, Draft> drafts, Draft draft) {
        drafts.putIfAbsent(draft.attempt(), draft);
    }

    /** Rows are locked in the same order everywhere. */
    private static List<Draft> sorted(Collection<Draft> drafts) {
        return drafts.stream().sorted(Comparator.comparing(Draft::attempt)).toList();
    }

    private void publish(Occasion occasion, List<Draft> drafts) {
        Commands commands = new Commands();
        for (Ruling each : book.write(drafts, occasion == Occasion.DUE, now())) {
            meters.ruled(occasion, each);
            if (each.isCarriedOut()) {
                say(commands, each);
            }
        }
        commands.publish(publisher);
    }

    private static void say(Commands commands, Ruling ruling) {
        Draft draft = ruling.draft();
        DistributionRequested request = draft.step().ready().getRequest();
        switch (draft.decision()) {
            case Finish end -> commands.end(request, end, ruling.decidedAt());
            case SendNow send ->
                    draft.message()
                            .ifPresent(message ->
                                    commands.send(
                                            Command.of(
                                                    request,
                                                    send,
                                                    message,
                                                    draft.cost(),
                                                    ruling.decidedAt())));
        }
    }

    private static Followup retry(Step<?> step, SendLater later) {
        return new Followup(
                step.attempt(later.failedAttemptNo()), Kind.RETRY, later.reason(), later.dueAt());
    }

    private static Followup deadline(Step<?> step, AwaitUntil await) {
        return new Followup(
                step.attempt(await.attemptNo()),
                Kind.DEADLINE,
                Decider.RESULT_UNKNOWN,
                await.deadline());
    }

    /** Events carry milliseconds; a repeated one must carry the same. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
