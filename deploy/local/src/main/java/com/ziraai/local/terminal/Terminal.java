package com.ziraai.local.terminal;

import com.ziraai.infrastructure.Checkout;
import com.ziraai.infrastructure.Progress;
import com.ziraai.infrastructure.process.StartFailure;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.lang.reflect.AnnotatedElement;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Lines for the person in front of it. */
public final class Terminal implements Progress {

    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;
    private static final int WIDTH = 120;

    private final PrintStream out;

    public Terminal(PrintStream out) {
        this.out = out;
    }

    /**
     * Runs a command.
     *
     * @param command its options, in picocli's annotations, and what it does; named as it is typed
     * @param out takes what {@code --help} says
     * @param err takes what went wrong
     * @return its exit code; 1 when the system failed, 2 when the options make no sense
     */
    public static int run(Object command, PrintStream out, PrintStream err, String... arguments) {
        var line = new CommandLine(command);
        addHelp(line);
        return line.setOut(new PrintWriter(out, true, out.charset()))
                .setErr(new PrintWriter(err, true, err.charset()))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(WIDTH)
                .setExecutionStrategy(Terminal::execute)
                .setParameterExceptionHandler((e, _) -> refuse(e.getCommandLine(), e))
                .setExecutionExceptionHandler((e, of, _) -> fail(of, e))
                .execute(arguments);
    }

    private static void addHelp(CommandLine line) {
        line.getCommandSpec()
                .addOption(
                        OptionSpec.builder("--help")
                                .usageHelp(true)
                                .description("what can be said, and nothing else")
                                .build());
        line.getSubcommands().values().forEach(Terminal::addHelp);
    }

    private static int execute(ParseResult parsed) {
        for (var line : parsed.asCommandLineList()) {
            line.getCommandSpec().args().forEach(Terminal::requireWithinBounds);
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    private static void requireWithinBounds(ArgSpec option) {
        var bounds =
                option.userObject() instanceof AnnotatedElement field
                        ? field.getAnnotation(Between.class)
                        : null;
        if (bounds != null
                && option.getValue() instanceof Number number
                && (number.longValue() < bounds.least() || number.longValue() > bounds.most())) {
            throw new ParameterException(
                    option.command().commandLine(),
                    "%s is a whole number from %d to %d, not %s"
                            .formatted(
                                    ((OptionSpec) option).longestName(),
                                    bounds.least(),
                                    bounds.most(),
                                    number));
        }
    }

    private static int refuse(CommandLine line, Exception why) {
        say(line, why);
        line.usage(line.getErr());
        return WRONG_USAGE;
    }

    private static int fail(CommandLine line, Exception why) throws Exception {
        return switch (why) {
            case UsageFailure _ -> refuse(line, why);
            case StartFailure _ -> {
                say(line, why);
                yield FAILED;
            }
            default -> throw why;
        };
    }

    private static void say(CommandLine line, Exception why) {
        line.getErr().println(line.getCommandSpec().root().name() + ": " + why.getMessage());
    }

    /** A folder of the checkout, unless another one was named. */
    public static Path folder(@Nullable Path named, String standard) {
        return named == null ? Checkout.find().root().resolve(standard) : named;
    }

    public void line(String text) {
        out.println(text);
    }

    @Override
    public void ready(String part, Duration took, String where) {
        out.printf(Locale.ROOT, "  %-18s %5.1f s   %s%n", part, took.toMillis() / 1000.0, where);
    }

    @Override
    public void notice(String line) {
        out.println("  " + line);
    }
}
