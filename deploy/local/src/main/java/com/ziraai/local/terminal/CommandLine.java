package com.ziraai.local.terminal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Options as {@code --name value} or, for switches, {@code --name}. */
public final class CommandLine {

    private final Map<String, String> values;
    private final Set<String> switches;

    private CommandLine(Map<String, String> values, Set<String> switches) {
        this.values = values;
        this.switches = switches;
    }

    /**
     * Reads arguments.
     *
     * @throws UsageFailure on an unknown option or a missing value
     */
    public static CommandLine parse(String[] arguments, Set<String> valued, Set<String> switches) {
        var values = new HashMap<String, String>();
        var given = new HashSet<String>();
        for (int i = 0; i < arguments.length; i++) {
            var name = arguments[i];
            if (switches.contains(name)) {
                given.add(name);
            } else if (!valued.contains(name)) {
                throw new UsageFailure("unknown option " + name);
            } else if (i + 1 == arguments.length) {
                throw new UsageFailure(name + " needs a value");
            } else {
                values.put(name, arguments[++i]);
            }
        }
        return new CommandLine(values, given);
    }

    public boolean has(String name) {
        return switches.contains(name);
    }

    public Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** One of the allowed values, the first when not given. */
    public String choice(String name, String standard, String other) {
        var value = value(name).orElse(standard);
        if (!value.equals(standard) && !value.equals(other)) {
            throw new UsageFailure(name + " is " + standard + " or " + other + ", not " + value);
        }
        return value;
    }

    /** A whole number within bounds. */
    public long number(String name, long standard, long least, long most) {
        try {
            var number = value(name).map(Long::parseLong).orElse(standard);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, as for a number out of bounds.
        }
        throw new UsageFailure(name + " is a whole number from " + least + " to " + most);
    }
}
