package com.ziraai.simulator;

import com.ziraai.simulator.cloudapi.CloudApiAccount;
import com.ziraai.simulator.json.Fields;
import com.ziraai.simulator.json.InvalidField;
import com.ziraai.simulator.kannel.KannelAccount;
import com.ziraai.simulator.receipt.DelayRange;
import com.ziraai.simulator.receipt.ReceiptSettings;
import com.ziraai.simulator.receipt.Redelivery;
import com.ziraai.simulator.smtp.SmtpAccount;
import com.ziraai.simulator.twilio.TwilioAccount;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * How the simulator is started.
 *
 * @param port 0 for any free one
 * @param faults file with the first fault script
 * @param ledger file that keeps the ledger when the simulator is killed
 */
public record Options(
        String host,
        int port,
        long seed,
        Optional<Path> faults,
        Optional<Path> ledger,
        KannelAccount kannel,
        CloudApiAccount cloudApi,
        TwilioAccount twilio,
        SmtpAccount smtp,
        Redelivery redelivery,
        ReceiptSettings receipts) {

    private static final Map<String, String> DEFAULTS =
            Map.ofEntries(
                    Map.entry("host", "127.0.0.1"),
                    Map.entry("port", "8090"),
                    Map.entry("seed", "1"),
                    Map.entry("kannel-username", "simulator"),
                    Map.entry("kannel-password", "simulator"),
                    Map.entry("cloudapi-access-token", "simulator"),
                    Map.entry("cloudapi-app-secret", "simulator"),
                    Map.entry("twilio-account-sid", "AC00000000000000000000000000000000"),
                    Map.entry("twilio-auth-token", "simulator"),
                    Map.entry("smtp-port", "0"),
                    Map.entry("smtp-username", "simulator"),
                    Map.entry("smtp-password", "simulator"),
                    Map.entry("smtp-receipts", ""),
                    Map.entry("smtp-receipt-secret", "simulator"),
                    Map.entry("receipt-retries", "30"),
                    Map.entry("receipt-retry-delay", "2s"));

    /** What the options of vendors' accounts begin with, as variables of the environment. */
    private static final List<String> VENDORS = List.of("KANNEL_", "CLOUDAPI_", "TWILIO_", "SMTP_");

    /**
     * Options that change a receipt setting: name on the command line, name in the settings
     * document.
     */
    private static final Map<String, String> SETTINGS =
            Map.of(
                    "receipts", "receipts",
                    "receipt-delay", "receiptDelay",
                    "read-rate", "readRate",
                    "statuses-per-post", "statusesPerPost",
                    "whatsapp-webhook", "whatsappWebhook");

    // Options that only occur when given.
    private static final String FAULTS = "faults";
    private static final String LEDGER = "ledger";

    /** The options of a command line such as {@code --port 0 --receipts off}. */
    public static Options of(String... arguments) {
        return of(Map.of(), arguments);
    }

    /**
     * @param environment gives secrets, as KANNEL_PASSWORD for {@code --kannel-password}, where the
     *     command line does not
     * @throws InvalidField naming the option that is wrong
     */
    static Options of(Map<String, String> environment, String... arguments) {
        Map<String, String> values = new HashMap<>(DEFAULTS);
        for (String name : DEFAULTS.keySet()) {
            String variable = name.toUpperCase(Locale.ROOT).replace('-', '_');
            if (VENDORS.stream().anyMatch(variable::startsWith)) {
                values.computeIfPresent(name, (_, old) -> environment.getOrDefault(variable, old));
            }
        }
        values.putAll(pairs(arguments));
        return new Options(
                value(values, "host"),
                (int) whole(values, "port", 0, 65_535),
                whole(values, "seed", Long.MIN_VALUE, Long.MAX_VALUE),
                Optional.ofNullable(values.get(FAULTS)).map(Path::of),
                Optional.ofNullable(values.get(LEDGER)).map(Path::of),
                new KannelAccount(
                        value(values, "kannel-username"), value(values, "kannel-password")),
                new CloudApiAccount(
                        value(values, "cloudapi-access-token"),
                        value(values, "cloudapi-app-secret")),
                new TwilioAccount(
                        value(values, "twilio-account-sid"), value(values, "twilio-auth-token")),
                smtp(values),
                new Redelivery(
                        whole(values, "receipt-retries", 0, 100_000),
                        DelayRange.duration(value(values, "receipt-retry-delay")),
                        1),
                receipts(values));
    }

    private static SmtpAccount smtp(Map<String, String> values) {
        return new SmtpAccount(
                (int) whole(values, "smtp-port", 0, 65_535),
                value(values, "smtp-username"),
                value(values, "smtp-password"),
                Optional.of(value(values, "smtp-receipts"))
                        .filter(url -> !url.isEmpty())
                        .map(Options::url),
                value(values, "smtp-receipt-secret"));
    }

    private static URI url(String text) {
        try {
            URI url = URI.create(text);
            if (url.isAbsolute() && url.getHost() != null) {
                return url;
            }
        } catch (IllegalArgumentException broken) {
            // answered below, as any other text that is no URL
        }
        throw new InvalidField("--smtp-receipts", "must be a URL");
    }

    private static Map<String, String> pairs(String... arguments) {
        Map<String, String> pairs = new HashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            String name = arguments[i].startsWith("--") ? arguments[i].substring(2) : "";
            if (!DEFAULTS.containsKey(name)
                    && !SETTINGS.containsKey(name)
                    && !name.equals(FAULTS)
                    && !name.equals(LEDGER)) {
                throw new InvalidField(arguments[i], "is no option");
            }
            if (i + 1 == arguments.length) {
                throw new InvalidField(arguments[i], "needs a value");
            }
            pairs.put(name, arguments[i + 1]);
        }
        return pairs;
    }

    private static ReceiptSettings receipts(Map<String, String> values) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        SETTINGS.forEach((option, field) -> {
            String value = values.get(option);
            if (value != null) {
                put(document, option, field, value);
            }
        });
        return ReceiptSettings.DEFAULTS.with(new Fields(document, ""));
    }

    private static void put(ObjectNode document, String option, String field, String value) {
        switch (field) {
            case "receipts" -> document.put(field, onOff(option, value));
            case "readRate" -> document.put(field, number(option, value));
            case "statusesPerPost" -> document.put(field, (long) number(option, value));
            default -> document.put(field, value);
        }
    }

    private static boolean onOff(String option, String value) {
        return switch (value) {
            case "on" -> true;
            case "off" -> false;
            default -> throw new InvalidField("--" + option, "must be on or off");
        };
    }

    private static double number(String option, String value) {
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException broken) {
            throw new InvalidField("--" + option, "must be a number");
        }
    }

    private static long whole(Map<String, String> values, String name, long min, long max) {
        try {
            long value = Long.parseLong(value(values, name));
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException broken) {
            // answered below, as a number out of bounds
        }
        throw new InvalidField("--" + name, "must be a whole number from " + min + " to " + max);
    }

    private static String value(Map<String, String> values, String name) {
        return Objects.requireNonNull(values.get(name), name);
    }
}
