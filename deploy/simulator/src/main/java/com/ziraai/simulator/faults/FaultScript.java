package com.ziraai.simulator.faults;

import com.ziraai.simulator.json.Fields;
import com.ziraai.simulator.json.InvalidField;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A valid fault script: rules in the order in which they are tried.
 *
 * @param seed of this script; empty for the seed of the simulator
 * @param sources the rules as they were written
 */
record FaultScript(OptionalLong seed, List<Rule> rules, List<ObjectNode> sources) {

    static final FaultScript EMPTY = new FaultScript(OptionalLong.empty(), List.of(), List.of());

    /**
     * Reads {@code {"seed":7,"rules":[...]}} or the bare list of rules.
     *
     * @throws InvalidField naming the first field that is wrong
     */
    static FaultScript of(JsonNode document) {
        if (document.isArray()) {
            return of(OptionalLong.empty(), document, "");
        }
        Fields fields = new Fields(document, "");
        OptionalLong seed = fields.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE);
        JsonNode rules =
                fields.node("rules")
                        .filter(JsonNode::isArray)
                        .orElseThrow(() -> fields.invalid("rules", "must be a list"));
        fields.complete();
        return of(seed, rules, "rules");
    }

    private static FaultScript of(OptionalLong seed, JsonNode list, String path) {
        List<Rule> rules = new ArrayList<>();
        List<ObjectNode> sources = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < list.size(); i++) {
            Fields fields = new Fields(list.get(i), path + "[" + i + "]");
            Rule rule = RuleReader.read(fields);
            if (!names.add(rule.name())) {
                throw fields.invalid("name", "is used twice");
            }
            rules.add(rule);
            sources.add((ObjectNode) list.get(i));
        }
        return new FaultScript(seed, List.copyOf(rules), List.copyOf(sources));
    }
}
