package com.ziraai.contract;

import java.util.Locale;
import java.util.stream.Collectors;

/** The table of topics as Markdown, for the README; a test keeps the two alike. */
public final class TopicTable {

    private TopicTable() {}

    /** The whole table, a header and one row a topic, each line ended by a newline. */
    public static String markdown() {
        return Topics.all().stream()
                .map(TopicTable::row)
                .collect(
                        Collectors.joining(
                                "",
                                "| topic | key | record | owner | read by | kept | says |\n"
                                        + "|---|---|---|---|---|---|---|\n",
                                ""));
    }

    private static String row(Topic<?> topic) {
        String readers =
                topic.readers().stream()
                        .sorted()
                        .map(Service::applicationName)
                        .collect(Collectors.joining(", "));
        return "| `%s` | %s | %s | %s | %s | %s | %s |\n"
                .formatted(
                        topic.name(),
                        topic.key().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        topic.record().getSimpleName(),
                        topic.owner().applicationName(),
                        readers,
                        kept(topic),
                        topic.summary());
    }

    private static String kept(Topic<?> topic) {
        return switch (topic.cleanup()) {
            case DELETE -> topic.retention().toDays() + " days";
            case COMPACT -> "latest per key";
        };
    }

    /** Prints the table to standard output. */
    public static void main(String[] args) {
        System.out.print(markdown());
    }
}
