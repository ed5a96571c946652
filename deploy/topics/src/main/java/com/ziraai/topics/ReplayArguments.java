package com.ziraai.topics;

import com.ziraai.contract.OperationId;
import com.ziraai.contract.Service;
import com.ziraai.contract.Topic;
import com.ziraai.contract.Topics;
import com.ziraai.local.infrastructure.Port;
import com.ziraai.local.terminal.CommandLine;
import com.ziraai.local.terminal.LaunchOptions;
import com.ziraai.local.terminal.UsageFailure;
import com.ziraai.topics.cluster.Span;
import com.ziraai.topics.dump.Choice;
import com.ziraai.topics.dump.Loading;
import com.ziraai.topics.value.Mask;
import com.ziraai.topics.value.Reference;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a command line of {@code deploy/replay} asks for. */
sealed interface ReplayArguments {

    String USAGE =
            """
            usage: deploy/replay dump [TOPIC...] [choice] --out FILE
                   deploy/replay show FILE|TOPIC [choice] [--limit N] [--clear]
                   deploy/replay load FILE [TOPIC...] [--send] [--anywhere]
                   deploy/replay rebuild analytics [--data DIR] [--analytics URL] [--accept-less]
                   deploy/replay item OPERATION/INDEX [--json] [--clear]
            choice:
              --from T                 records stamped then or later
              --to T                   records stamped earlier
              --partition P            records of that partition
              --offsets A..B           records from offset A to offset B
              --key K                  records of that key
              --operation ID           records about that operation; without TOPIC, of all topics that tell how it went
            options:
              --bootstrap HOST:PORT    the brokers (default: 127.0.0.1:9092)
              --command-config FILE    settings of a Kafka client, as Kafka's own tools take them: TLS, SASL
              --registry URL           the registry's Confluent API (default: http://127.0.0.1:8091/apis/ccompat/v7)
              --out FILE               a new file; packed where it ends in .gz
              --limit N                records to show at most (default: 20)
              --clear                  shows addresses, names, texts, codes and links as they are
              --send                   loads topics from which messages follow, too
              --anywhere               loads into a cluster that is not on this machine, too
              --data DIR               data folder of the local run (default: .data)
              --analytics URL          where analytics answers (default: http://127.0.0.1:8085)
              --accept-less            shows a rebuild that knows less than what was shown, too
              --json                   shows whole records
              --help
            T is a time such as 2026-11-22T10:00:00Z, a day such as 2026-11-22 (UTC), or so long ago: 90s, 15m, 2h, 7d.\
            """;

    /** Where a local run's analytics answers. */
    URI ANALYTICS = URI.create("http://127.0.0.1:" + Port.ANALYTICS.standard());

    /** Asks for the usage. */
    record Help() implements ReplayArguments {}

    /** Asks for a file. */
    record Dump(Where where, List<String> topics, Choice choice, Path out)
            implements ReplayArguments {}

    /** Asks for records of a file or topic. */
    record Show(Where where, String source, Choice choice, long limit, Mask mask)
            implements ReplayArguments {}

    /** Asks for a file's records to be published. */
    record Load(Where where, Path file, Loading.Wish wish) implements ReplayArguments {}

    /** Asks for analytics to begin anew. */
    record Rebuild(Path data, URI analytics, boolean acceptLess) implements ReplayArguments {}

    /** Asks for the story of an item. */
    record Item(Where where, Reference item, boolean json, Mask mask) implements ReplayArguments {}

    /**
     * Reads a command line.
     *
     * @param clock tells what is so long ago
     * @throws UsageFailure if it makes no sense
     */
    static ReplayArguments parse(String[] arguments, Clock clock) {
        if (Arrays.asList(arguments).contains("--help")) {
            return new Help();
        }
        Words words = Words.of(arguments);
        return switch (words.command()) {
            case "dump" -> dump(words, clock);
            case "show" -> show(words, clock);
            case "load" -> load(words);
            case "rebuild" -> rebuild(words);
            case "item" -> item(words);
            case "" ->
                    throw new UsageFailure(
                            "say what to do: dump, show, load, rebuild or item");
            default -> throw new UsageFailure("unknown command " + words.command());
        };
    }

    /**
     * A command line cut into its kinds.
     *
     * @param command the first word
     * @param names the words after it
     * @param options from the first word that begins with two dashes
     */
    record Words(String command, List<String> names, String[] options) {

        private static final Set<String> CHOICE =
                Set.of("--from", "--to", "--partition", "--offsets", "--key", "--operation");

        static Words of(String[] arguments) {
            int end = 0;
            while (end < arguments.length && !arguments[end].startsWith("--")) {
                end++;
            }
            return new Words(
                    end == 0 ? "" : arguments[0],
                    end == 0 ? List.of() : List.of(arguments).subList(1, end),
                    Arrays.copyOfRange(arguments, end, arguments.length));
        }

        String only(String what) {
            if (names.size() != 1) {
                throw new UsageFailure(command + " needs " + what);
            }
            return names.getFirst();
        }

        CommandLine line(Set<String> valued, Set<String> switches) {
            Set<String> all = new HashSet<>(valued);
            all.addAll(Where.OPTIONS);
            return CommandLine.parse(options, all, switches);
        }

        CommandLine choosing(Set<String> valued, Set<String> switches) {
            Set<String> all = new HashSet<>(valued);
            all.addAll(CHOICE);
            return line(all, switches);
        }
    }

    /** The range {@code A..B}; either end may be left open. */
    record Offsets(OptionalLong first, OptionalLong last) {

        private static final Pattern FORM = Pattern.compile("(\\d{0,18})\\.\\.(\\d{0,18})");

        static Offsets of(Optional<String> text) {
            Matcher range = FORM.matcher(text.orElse(".."));
            if (!range.matches()) {
                throw new UsageFailure("--offsets is A..B, not " + text.orElseThrow());
            }
            return new Offsets(number(range.group(1)), number(range.group(2)));
        }

        private static OptionalLong number(String text) {
            return text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
        }
    }

    private static Dump dump(Words words, Clock clock) {
        CommandLine line = words.choosing(Set.of("--out"), Set.of());
        Choice choice = choice(line, clock);
        List<String> topics = words.names();
        if (topics.isEmpty()) {
            if (choice.about().isEmpty()) {
                throw new UsageFailure("dump needs a topic or --operation");
            }
            topics = facts();
        }
        Path out =
                line.value("--out")
                        .map(Path::of)
                        .orElseThrow(() -> new UsageFailure("dump needs --out"));
        return new Dump(Where.of(line), topics, choice, out);
    }

    /** From what they say every number of an operation follows, and no message. */
    private static List<String> facts() {
        return Topics.all().stream()
                .filter(topic -> topic.readers().contains(Service.ANALYTICS))
                .filter(topic -> topic.owner() != Service.ANALYTICS)
                .map(Topic::name)
                .toList();
    }

    private static Show show(Words words, Clock clock) {
        CommandLine line = words.choosing(Set.of("--limit"), Set.of("--clear"));
        return new Show(
                Where.of(line),
                words.only("a file or a topic"),
                choice(line, clock),
                line.number("--limit", 20, 1, Integer.MAX_VALUE),
                mask(line));
    }

    private static Load load(Words words) {
        CommandLine line = words.line(Set.of(), Set.of("--send", "--anywhere"));
        if (words.names().isEmpty()) {
            throw new UsageFailure("load needs a file");
        }
        Set<String> topics = Set.copyOf(words.names().subList(1, words.names().size()));
        return new Load(
                Where.of(line),
                Path.of(words.names().getFirst()),
                new Loading.Wish(topics, line.has("--anywhere"), line.has("--send")));
    }

    private static Rebuild rebuild(Words words) {
        if (!words.only("analytics").equals("analytics")) {
            throw new UsageFailure("only analytics can be rebuilt");
        }
        CommandLine line =
                CommandLine.parse(
                        words.options(), Set.of("--data", "--analytics"), Set.of("--accept-less"));
        return new Rebuild(
                LaunchOptions.dataFolder(line),
                line.value("--analytics").map(ReplayArguments::address).orElse(ANALYTICS),
                line.has("--accept-less"));
    }

    private static URI address(String text) {
        URI address = URI.create(text);
        if (address.getHost() == null) {
            throw new UsageFailure("--analytics is an address such as " + ANALYTICS);
        }
        return address;
    }

    private static Item item(Words words) {
        CommandLine line = words.line(Set.of(), Set.of("--json", "--clear"));
        String[] parts = words.only("OPERATION/INDEX").split("/", -1);
        if (parts.length != 2 || !parts[1].matches("\\d{1,9}")) {
            throw new UsageFailure("item needs OPERATION/INDEX");
        }
        Reference item = reference(parts[0], OptionalInt.of(Integer.parseInt(parts[1])));
        return new Item(Where.of(line), item, line.has("--json"), mask(line));
    }

    private static Mask mask(CommandLine line) {
        return line.has("--clear") ? Mask.CLEAR : Mask.PERSONAL_AND_CODES;
    }

    private static Choice choice(CommandLine line, Clock clock) {
        Offsets offsets = Offsets.of(line.value("--offsets"));
        int partition = (int) line.number("--partition", 0, 0, Integer.MAX_VALUE);
        Span span =
                new Span(
                        line.value("--from").map(text -> Times.parse(text, clock)),
                        line.value("--to").map(text -> Times.parse(text, clock)),
                        line.value("--partition").isEmpty()
                                ? OptionalInt.empty()
                                : OptionalInt.of(partition),
                        offsets.first(),
                        offsets.last());
        return new Choice(
                span,
                line.value("--key"),
                line.value("--operation").map(id -> reference(id, OptionalInt.empty())));
    }

    private static Reference reference(String operation, OptionalInt index) {
        if (!OperationId.isValid(operation)) {
            throw new UsageFailure(operation + " is no operation id");
        }
        return new Reference(operation, index);
    }
}
