package com.ziraai.local;

import com.ziraai.infrastructure.process.StartFailure;
import com.ziraai.local.sponsor.Recipient;
import com.ziraai.local.sponsor.Recipient.Expected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Reads and writes {@code name,phone,channel,region,cropType,expected}; values hold no commas and
 * no quotes.
 */
final class RecipientFile {

    static final String HEADER = "name,phone,channel,region,cropType,expected";

    private static final int COLUMNS = 6;

    private RecipientFile() {}

    static List<Recipient> read(Path file) {
        try {
            return parse(file.getFileName() + "", Files.readAllLines(file));
        } catch (IOException e) {
            throw new StartFailure("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    static List<Recipient> parse(String source, List<String> lines) {
        if (lines.isEmpty() || !lines.getFirst().equals(HEADER)) {
            throw new StartFailure(source + " does not begin with " + HEADER);
        }
        var recipients = new ArrayList<Recipient>(lines.size());
        for (int i = 1; i < lines.size(); i++) {
            recipients.add(row(source + ":" + (i + 1), lines.get(i)));
        }
        return recipients;
    }

    private static Recipient row(String where, String line) {
        var values = line.split(",", -1);
        if (values.length != COLUMNS) {
            throw new StartFailure(
                    where + " has " + values.length + " values instead of " + COLUMNS);
        }
        try {
            var expected = Expected.valueOf(values[5].toUpperCase(Locale.ROOT));
            return new Recipient(values[0], values[1], values[2], values[3], values[4], expected);
        } catch (IllegalArgumentException e) {
            throw new StartFailure(
                    where + " expects " + values[5] + " instead of valid, invalid or duplicate", e);
        }
    }

    static String format(List<Recipient> recipients) {
        return recipients.stream()
                .map(RecipientFile::line)
                .collect(Collectors.joining("\n", HEADER + "\n", "\n"));
    }

    private static String line(Recipient recipient) {
        return String.join(
                ",",
                recipient.name(),
                recipient.phone(),
                recipient.channel(),
                recipient.region(),
                recipient.cropType(),
                recipient.expected().name().toLowerCase(Locale.ROOT));
    }
}
