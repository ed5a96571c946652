package com.ziraai.simulator.faults;

import com.ziraai.simulator.attempt.Call;
import com.ziraai.simulator.json.InvalidField;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The script in force. Safe for concurrent use. */
public final class Faults {

    private static final CallFault PASS = new CallFault.Pass();

    private final Clock clock;
    private final long seed;
    private volatile Active active;

    public Faults(Clock clock, long seed) {
        this.clock = clock;
        this.seed = seed;
        this.active = activate(FaultScript.EMPTY);
    }

    /**
     * Puts a script in force; its times and counters start now.
     *
     * @throws InvalidField naming the first field that is wrong; the script in force stays
     */
    public void set(JsonNode script) {
        active = activate(FaultScript.of(script));
    }

    public void clear() {
        active = activate(FaultScript.EMPTY);
    }

    /** The first call fault that applies. */
    public CallFault onCall(Call call, int nth) {
        Active now = active;
        for (Trial trial : now.trials) {
            if (trial.rule.fault() instanceof CallFault fault
                    && now.hits(trial, call, nth, clock)) {
                return fault;
            }
        }
        return PASS;
    }

    /**
     * The connection fault that applies.
     *
     * @param call of that vendor, without a recipient
     * @param nth number of the connection, from 1
     */
    public Optional<ConnectionFault> onConnection(Call call, int nth) {
        Active now = active;
        return now.trials.stream()
                .filter(trial -> trial.rule.fault() instanceof ConnectionFault)
                .filter(trial -> now.hits(trial, call, nth, clock))
                .map(trial -> (ConnectionFault) trial.rule.fault())
                .findFirst();
    }

    /** All receipt faults that apply; to be asked only about accepted calls, since it counts. */
    public List<ReceiptFault> onReceipts(Call call, int nth) {
        Active now = active;
        if (now.trials.isEmpty()) {
            return List.of();
        }
        return now.trials.stream()
                .filter(trial -> trial.rule.fault() instanceof ReceiptFault)
                .filter(trial -> now.hits(trial, call, nth, clock))
                .map(trial -> (ReceiptFault) trial.rule.fault())
                .toList();
    }

    /**
     * {@code {"seed":7,"rules":[{..., "hits":n}]}}: the script as it was written, with the calls
     * each rule has hit.
     */
    public ObjectNode describe(JsonMapper mapper) {
        Active now = active;
        ObjectNode document = mapper.createObjectNode().put("seed", now.seed);
        ArrayNode rules = document.putArray("rules");
        for (Trial trial : now.trials) {
            rules.add(trial.source.deepCopy().put("hits", trial.hits.get()));
        }
        return document;
    }

    private Active activate(FaultScript script) {
        long effective = script.seed().orElse(seed);
        List<Trial> trials =
                Stream.iterate(0, i -> i < script.rules().size(), i -> i + 1)
                        .map(i -> new Trial(script.rules().get(i), script.sources().get(i)))
                        .toList();
        return new Active(effective, new Dice(effective), clock.instant(), trials);
    }

    private record Trial(Rule rule, ObjectNode source, AtomicLong hits) {

        Trial(Rule rule, ObjectNode source) {
            this(rule, source, new AtomicLong());
        }

        boolean mayHit() {
            return hits.getAndUpdate(n -> n < rule.count() ? n + 1 : n) < rule.count();
        }
    }

    private record Active(long seed, Dice dice, Instant set, List<Trial> trials) {

        boolean hits(Trial trial, Call call, int nth, Clock clock) {
            Rule rule = trial.rule;
            return rule.covers(call, nth, Duration.between(set, clock.instant()))
                    && draw(rule, call, nth) < rule.rate()
                    && trial.mayHit();
        }

        private double draw(Rule rule, Call call, int nth) {
            return rule.fault() instanceof CallFault.NumberInvalid
                    ? dice.rollOnce(rule.name(), call)
                    : dice.roll(rule.name(), call, nth);
        }
    }
}
