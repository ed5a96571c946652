package com.ziraai.topics;

import com.ziraai.local.terminal.CommandLine;
import com.ziraai.local.terminal.UsageFailure;
import com.ziraai.topics.deadletter.Replay;
import com.ziraai.topics.deadletter.Selection;
import com.ziraai.topics.value.Mask;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** What a command line of {@code deploy/dlt} asks for. */
sealed interface DltArguments {

    String USAGE =
            """
            usage: deploy/dlt list [--topic TOPIC]
                   deploy/dlt show TOPIC [--partition P [--offset O]] [--limit N] [--clear]
                   deploy/dlt replay TOPIC (--partition P --offset O | --all) [--dry-run] [--again] [--undecodable]
              --bootstrap HOST:PORT    the brokers (default: 127.0.0.1:9092)
              --command-config FILE    settings of a Kafka client, as Kafka's own tools take them: TLS, SASL
              --registry URL           the registry's Confluent API (default: http://127.0.0.1:8091/apis/ccompat/v7)
              --limit N                letters to show at most (default: 20)
              --clear                  shows phone numbers, names and texts as they are
              --dry-run                only says what would be replayed
              --again                  replays those that were replayed before, too
              --undecodable            replays those that do not decode, too
              --help
            TOPIC is the name of a topic or of its dead-letter topic.\
            """;

    /** Asks for the usage. */
    record Help() implements DltArguments {}

    /** Asks for an overview. */
    record Listed(Where where, Optional<String> topic) implements DltArguments {}

    /** Asks for letters. */
    record Shown(Where where, String topic, Selection selection, long limit, Mask mask)
            implements DltArguments {}

    /** Asks for letters to be published again. */
    record Replayed(Where where, String topic, Selection selection, Replay.Wish wish)
            implements DltArguments {}

    /**
     * Reads a command line.
     *
     * @throws UsageFailure if it makes no sense
     */
    static DltArguments parse(String[] arguments) {
        if (Arrays.asList(arguments).contains("--help")) {
            return new Help();
        }
        return switch (arguments.length == 0 ? "" : arguments[0]) {
            case "list" -> list(options(arguments, 1, Set.of("--topic"), Set.of()));
            case "show" ->
                    show(
                            topic(arguments),
                            options(
                                    arguments,
                                    2,
                                    Set.of("--partition", "--offset", "--limit"),
                                    Set.of("--clear")));
            case "replay" ->
                    replay(
                            topic(arguments),
                            options(
                                    arguments,
                                    2,
                                    Set.of("--partition", "--offset"),
                                    Set.of("--all", "--dry-run", "--again", "--undecodable")));
            case "" -> throw new UsageFailure("say what to do: list, show or replay");
            default -> throw new UsageFailure("unknown command " + arguments[0]);
        };
    }

    private static Listed list(CommandLine line) {
        return new Listed(Where.of(line), line.value("--topic"));
    }

    private static Shown show(String topic, CommandLine line) {
        return new Shown(
                Where.of(line),
                topic,
                selection(line),
                line.number("--limit", 20, 1, Integer.MAX_VALUE),
                line.has("--clear") ? Mask.CLEAR : Mask.PERSONAL);
    }

    private static Replayed replay(String topic, CommandLine line) {
        Selection selection = selection(line);
        boolean one = selection.offset().isPresent();
        if (line.has("--all") == one || (!one && selection.partition().isPresent())) {
            throw new UsageFailure("replay takes --partition P --offset O, or --all");
        }
        return new Replayed(
                Where.of(line),
                topic,
                selection,
                new Replay.Wish(
                        line.has("--dry-run"), line.has("--again"), line.has("--undecodable")));
    }

    private static Selection selection(CommandLine line) {
        boolean partition = line.value("--partition").isPresent();
        boolean offset = line.value("--offset").isPresent();
        if (offset && !partition) {
            throw new UsageFailure("--offset needs --partition");
        }
        int number = (int) line.number("--partition", 0, 0, Integer.MAX_VALUE);
        long place = line.number("--offset", 0, 0, Long.MAX_VALUE);
        return new Selection(
                partition ? OptionalInt.of(number) : OptionalInt.empty(),
                offset ? OptionalLong.of(place) : OptionalLong.empty());
    }

    private static String topic(String[] arguments) {
        if (arguments.length < 2 || arguments[1].startsWith("--")) {
            throw new UsageFailure(arguments[0] + " needs a topic");
        }
        return arguments[1];
    }

    private static CommandLine options(
            String[] arguments, int from, Set<String> valued, Set<String> switches) {
        Set<String> all = new HashSet<>(valued);
        all.addAll(Where.OPTIONS);
        return CommandLine.parse(
                Arrays.copyOfRange(arguments, from, arguments.length), all, switches);
    }
}
