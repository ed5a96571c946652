package com.ziraai.topics.replay;

import com.ziraai.contract.OperationId;
import com.ziraai.local.terminal.Between;
import com.ziraai.topics.cluster.Span;
import com.ziraai.topics.value.Reference;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Options that say which records are meant. */
final class ChoiceOptions {

    @Option(
            names = "--from",
            paramLabel = "T",
            converter = Time.class,
            description = "records stamped then or later")
    private @Nullable Instant from;

    @Option(
            names = "--to",
            paramLabel = "T",
            converter = Time.class,
            description = "records stamped earlier")
    private @Nullable Instant to;

    @Option(names = "--partition", paramLabel = "P", description = "records of that partition")
    @Between(least = 0)
    private @Nullable Integer partition;

    @Option(
            names = "--offsets",
            paramLabel = "A..B",
            converter = OffsetRange.class,
            description = "records from offset A to offset B; either may be left out")
    private Offsets offsets = new Offsets(OptionalLong.empty(), OptionalLong.empty());

    @Option(names = "--key", paramLabel = "K", description = "records of that key")
    private @Nullable String key;

    @Option(
            names = "--operation",
            paramLabel = "ID",
            converter = Operation.class,
            description =
                    "records about that operation; without TOPIC, of all topics that tell how it"
                            + " went")
    private @Nullable Reference operation;

    Choice choice() {
        Span span =
                new Span(
                        Optional.ofNullable(from),
                        Optional.ofNullable(to),
                        partition == null ? OptionalInt.empty() : OptionalInt.of(partition),
                        offsets.first(),
                        offsets.last());
        return new Choice(span, Optional.ofNullable(key), Optional.ofNullable(operation));
    }

    /** The range {@code A..B}; either end may be left open. */
    private record Offsets(OptionalLong first, OptionalLong last) {}

    private static final class OffsetRange implements ITypeConverter<Offsets> {

        private static final Pattern FORM = Pattern.compile("(\\d{0,18})\\.\\.(\\d{0,18})");

        @Override
        public Offsets convert(String text) {
            Matcher range = FORM.matcher(text);
            if (!range.matches()) {
                throw new TypeConversionException("A..B, not " + text);
            }
            return new Offsets(number(range.group(1)), number(range.group(2)));
        }

        private static OptionalLong number(String text) {
            return text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
        }
    }

    private static final class Time implements ITypeConverter<Instant> {

        @Override
        public Instant convert(String text) {
            return Times.parse(text, Clock.systemUTC());
        }
    }

    private static final class Operation implements ITypeConverter<Reference> {

        @Override
        public Reference convert(String text) {
            return reference(text, OptionalInt.empty());
        }
    }

    /** An item as {@code OPERATION/INDEX}. */
    static final class Item implements ITypeConverter<Reference> {

        @Override
        public Reference convert(String text) {
            String[] parts = text.split("/", -1);
            if (parts.length != 2 || !parts[1].matches("\\d{1,9}")) {
                throw new TypeConversionException("OPERATION/INDEX, not " + text);
            }
            return reference(parts[0], OptionalInt.of(Integer.parseInt(parts[1])));
        }
    }

    private static Reference reference(String operation, OptionalInt index) {
        if (!OperationId.isValid(operation)) {
            throw new TypeConversionException(operation + " is no operation id");
        }
        return new Reference(operation, index);
    }
}
