package com.ziraai.dispatch.decision;

import com.ziraai.dispatch.decision.Decision.AwaitUntil;
import com.ziraai.dispatch.decision.Decision.Finish;
import com.ziraai.dispatch.decision.Decision.Lasting;
import com.ziraai.dispatch.decision.Decision.Nothing;
import com.ziraai.dispatch.decision.Decision.SendLater;
import com.ziraai.dispatch.decision.Decision.SendNow;
import com.ziraai.dispatch.decision.Writer.Written;
import com.ziraai.dispatch.followup.Followup;
import com.ziraai.dispatch.followup.Followup.Kind;
import com.ziraai.dispatch.followup.Followups;
import com.ziraai.dispatch.item.AttemptKey;
import com.ziraai.event.Channel;
import com.ziraai.message.Cost;
import com.ziraai.message.Rendered;
import com.ziraai.message.Rendered.Sms;
import com.ziraai.message.Rendered.TooLong;
import com.ziraai.message.Rendered.Unrenderable;
import com.ziraai.message.Rendered.Whatsapp;
import com.ziraai.messaging.Publisher;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Carries decisions out: writes them down, then publishes. A decision whose number is taken is
 * published again if it equals what stands there (its first publisher may have stopped between the
 * two steps) and dropped if not; one there is no money for waits. Blocks: for the edge only.
 */
final class Dispatch {

    private final Funding funding;
    private final Followups followups;
    private final Writer writer;
    private final Publisher publisher;
    private final DecisionMeters meters;
    private final Clock clock;

    Dispatch(
            Funding funding,
            Followups followups,
            Writer writer,
            Publisher publisher,
            DecisionMeters meters,
            Clock clock) {
        this.funding = funding;
        this.followups = followups;
        this.writer = writer;
        this.publisher = publisher;
        this.meters = meters;
        this.clock = clock;
    }

    void carryOut(Occasion occasion, List<Step<Decision>> steps) {
        TreeMap<AttemptKey, Step<? extends Lasting>> lasting = new TreeMap<>();
        Map<AttemptKey, Rendered> messages = new HashMap<>();
        List<Followup> waiting = new ArrayList<>();
        for (Step<Decision> step : steps) {
            switch (step.decision()) {
                case SendNow send -> {
                    AttemptKey key = step.attempt(send.attemptNo());
                    Written written = writer.write(step.with(send));
                    written.message().ifPresent(message -> messages.putIfAbsent(key, message));
                    lasting.putIfAbsent(key, written.step());
                }
                case Finish end ->
                        lasting.putIfAbsent(step.attempt(end.attemptNo()), step.with(end));
                case SendLater later -> waiting.add(retry(step, later));
                case AwaitUntil await -> waiting.add(deadline(step, await));
                case Nothing _ -> {}
            }
        }
        followups.schedule(waiting).block();
        if (!lasting.isEmpty()) {
            publish(occasion, lasting, messages);
        }
    }

    private void publish(
            Occasion occasion,
            TreeMap<AttemptKey, Step<? extends Lasting>> steps,
            Map<AttemptKey, Rendered> messages) {
        Instant now = now();
        Map<AttemptKey, Decided> standing = funding.record(steps, costs(steps, messages), now);
        Commands commands = new Commands();
        steps.forEach((key, step) -> {
            Decided decided = Objects.requireNonNull(standing.get(key));
            // What stood there before has an earlier time.
            if (decided.decidedAt().equals(now)) {
                meters.decided(occasion, step.decision());
            }
            if (decided.funded() && decided.verdict().equals(step.decision().verdict())) {
                say(commands, step, messages.get(key), decided.decidedAt());
            }
        });
        commands.publish(publisher);
    }

    /** What those that are sent cost; free ones are not in it. */
    private static Map<AttemptKey, Cost> costs(
            Map<AttemptKey, Step<? extends Lasting>> steps, Map<AttemptKey, Rendered> messages) {
        Map<AttemptKey, Cost> costs = new HashMap<>();
        steps.forEach((key, step) -> {
            if (step.decision()
                    instanceof SendNow(int _, Channel channel, String _, Optional<Lasting> _)) {
                Rendered message = Objects.requireNonNull(messages.get(key));
                Cost cost = Cost.of(step.ready().getRequest(), channel, message);
                if (!cost.isFree()) {
                    costs.put(key, cost);
                }
            }
        });
        return costs;
    }

    private static void say(
            Commands commands,
            Step<? extends Lasting> step,
            @Nullable Rendered message,
            Instant decidedAt) {
        switch (step.decision()) {
            case Finish end -> commands.end(step.ready().getRequest(), end, decidedAt);
            case SendNow send -> {
                switch (Objects.requireNonNull(message)) {
                    case Sms sms ->
                            commands.send(
                                    step.ready().getRequest(), send.attemptNo(), sms, decidedAt);
                    case Whatsapp whatsapp ->
                            commands.send(
                                    step.ready().getRequest(),
                                    send.attemptNo(),
                                    whatsapp,
                                    decidedAt);
                    case TooLong _, Unrenderable _ ->
                            throw new IllegalStateException("what is not written is not sent");
                }
            }
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
