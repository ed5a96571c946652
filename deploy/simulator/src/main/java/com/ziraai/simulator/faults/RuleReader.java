package com.ziraai.simulator.faults;

import com.ziraai.simulator.attempt.Channel;
import com.ziraai.simulator.json.Fields;
import com.ziraai.simulator.json.InvalidField;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads one rule of a script; each action knows its own further fields, any other is refused. */
final class RuleReader {

    private static final double A_DAY = 86_400;
    private static final Duration FOREVER = Duration.ofDays(36_500);
    private static final Set<Integer> DLR_FAILURES = Set.of(2, 16, 34);

    private static final List<String> VENDORS = List.of("cloudapi", "kannel", "smtp", "twilio");

    private RuleReader() {}

    static Rule read(Fields fields) {
        Optional<Channel> channel = channel(fields);
        Rule rule =
                new Rule(
                        fields.text("name")
                                .filter(name -> !name.isBlank())
                                .orElseThrow(() -> fields.invalid("name", "is missing")),
                        channel,
                        vendor(fields),
                        match(fields),
                        fields.number("rate", 0, 1).orElse(1),
                        fields.seconds("from", A_DAY).orElse(Duration.ZERO),
                        fields.seconds("until", A_DAY).orElse(FOREVER),
                        fields.whole("count", 1, Long.MAX_VALUE).orElse(Long.MAX_VALUE),
                        fields.count("firstCalls", 1, Integer.MAX_VALUE).orElse(Integer.MAX_VALUE),
                        fault(fields, channel));
        if (rule.until().compareTo(rule.from()) <= 0) {
            throw fields.invalid("until", "must be after from");
        }
        fields.complete();
        return rule;
    }

    private static Optional<Channel> channel(Fields fields) {
        String name = fields.text("channel").orElse("any");
        return switch (name) {
            case "any" -> Optional.empty();
            case "SMS" -> Optional.of(Channel.SMS);
            case "WHATSAPP" -> Optional.of(Channel.WHATSAPP);
            case "EMAIL" -> Optional.of(Channel.EMAIL);
            default -> throw fields.invalid("channel", "must be SMS, WHATSAPP, EMAIL or any");
        };
    }

    private static Optional<String> vendor(Fields fields) {
        Optional<String> vendor = fields.text("vendor");
        vendor.filter(name -> !VENDORS.contains(name))
                .ifPresent(name -> {
                    throw fields.invalid("vendor", "must be one of " + VENDORS);
                });
        return vendor;
    }

    private static Pattern match(Fields fields) {
        try {
            return Pattern.compile(fields.text("match").orElse(""));
        } catch (PatternSyntaxException broken) {
            throw fields.invalid("match", "is no regular expression: " + broken.getDescription());
        }
    }

    private static Fault fault(Fields fields, Optional<Channel> channel) {
        String action =
                fields.text("action").orElseThrow(() -> fields.invalid("action", "is missing"));
        return switch (action) {
            case "acceptAndDrop" -> new CallFault.AcceptAndDrop(fields.flag("reset").orElse(false));
            case "drop" -> new CallFault.Drop(fields.flag("reset").orElse(false));
            case "refuse" -> refuse(fields, channel);
            case "throttle" -> new CallFault.Throttle(duration(fields, "retryAfter", 1));
            case "errorBefore" -> new CallFault.ErrorBefore(fields.count("status", 500, 599));
            case "errorAfter" ->
                    new CallFault.ErrorAfter(fields.count("status", 500, 599).orElse(502));
            case "slow" -> new CallFault.Slow(duration(fields, "delay", 1));
            case "numberInvalid" -> new CallFault.NumberInvalid();
            case "connectionBusy" -> new ConnectionFault.Busy();
            case "connectionClosed" -> new ConnectionFault.Closed();
            case "receiptLost" -> new ReceiptFault.Lost();
            case "receiptTwice" -> new ReceiptFault.Twice();
            case "receiptReordered" -> new ReceiptFault.Reordered();
            case "receiptBeforeAnswer" -> new ReceiptFault.BeforeAnswer();
            case "receiptFailed" -> new ReceiptFault.Failed(failureCode(fields, channel));
            default -> throw fields.invalid("action", "is unknown: " + action);
        };
    }

    private static CallFault refuse(Fields fields, Optional<Channel> channel) {
        OptionalInt code = fields.count("code", 0, Integer.MAX_VALUE);
        boolean coded =
                channel.filter(Channel.WHATSAPP::equals).isPresent()
                        || vendor(fields).filter("twilio"::equals).isPresent();
        if (code.isPresent() && !coded) {
            throw fields.invalid("code", "needs channel WHATSAPP or vendor twilio");
        }
        return new CallFault.Refuse(fields.count("status", 400, 599), code, fields.text("text"));
    }

    private static OptionalInt failureCode(Fields fields, Optional<Channel> channel) {
        OptionalInt code = fields.count("code", 1, Integer.MAX_VALUE);
        if (code.isEmpty() || vendor(fields).filter("twilio"::equals).isPresent()) {
            return code;
        }
        return switch (channel.orElseThrow(
                () -> fields.invalid("code", "needs channel SMS, WHATSAPP or EMAIL"))) {
            case WHATSAPP -> code;
            case EMAIL -> {
                // An enhanced status code without its dots: class, subject, detail.
                if (!Integer.toString(code.getAsInt()).matches("5\\d{2,4}")) {
                    throw fields.invalid("code", "must look like 511 for 5.1.1");
                }
                yield code;
            }
            case SMS -> {
                if (!DLR_FAILURES.contains(code.getAsInt())) {
                    throw fields.invalid("code", "must be 2, 16 or 34");
                }
                yield code;
            }
        };
    }

    /**
     * @throws InvalidField when it is negative or longer than a day
     */
    private static Duration duration(Fields fields, String name, int defaultSeconds) {
        return fields.seconds(name, A_DAY).orElse(Duration.ofSeconds(defaultSeconds));
    }
}
