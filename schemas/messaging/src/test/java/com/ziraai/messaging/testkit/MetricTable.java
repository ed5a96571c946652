package com.ziraai.messaging.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.contract.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The table of metrics people read, held against what a service really shows: all that is listed is
 * there with just these labels, and nothing of ours is there that is not listed.
 */
public final class MetricTable {

    private static final Path FILE = Path.of("deploy", "prometheus", "README.md");

    private static final Pattern OURS =
            Pattern.compile("(analytics|campaign|channel|code|dispatch|messaging)_.*");

    private static final Pattern SERIES =
            Pattern.compile("^([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? \\S+$");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"(?:[^\"\\\\]|\\\\.)*\",?");
    private static final Pattern PART = Pattern.compile("_(bucket|count|sum|max)$");

    /**
     * One row of the table.
     *
     * @param name a trailing {@code *} stands for any ending
     * @param type counter, gauge, timer or histogram
     * @param labels besides {@code application}
     * @param shownBy the services
     */
    record Metric(String name, String type, Set<String> labels, String shownBy) {

        boolean isShownBy(Service service) {
            return shownBy.equals("all")
                    || Arrays.stream(shownBy.replace("channels", "channel").split(", "))
                            .anyMatch(each -> service.applicationName().startsWith(each + "-"));
        }

        boolean isPattern() {
            return name.endsWith("*");
        }

        /** The series of a scrape this row tells of. */
        String series() {
            return switch (type) {
                case "histogram" -> name + "_bucket";
                case "timer" -> name + "_count";
                default -> name;
            };
        }

        Set<String> seriesLabels() {
            Set<String> all = new TreeSet<>(labels);
            all.add("application");
            if (type.equals("histogram")) {
                all.add("le");
            }
            return all;
        }
    }

    private final List<Metric> metrics;

    private MetricTable(List<Metric> metrics) {
        this.metrics = metrics;
    }

    /** The table of this checkout. */
    public static MetricTable read() {
        try {
            return parse(Files.readString(file(Path.of("").toAbsolutePath())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(@Nullable Path folder) {
        if (folder == null) {
            throw new IllegalStateException("not in a checkout that has " + FILE);
        }
        Path here = folder.resolve(FILE);
        return Files.exists(here) ? here : file(folder.getParent());
    }

    static MetricTable parse(String page) {
        String section = page.substring(page.indexOf("\n## Metrics\n") + 1);
        int next = section.indexOf("\n## ", 1);
        return new MetricTable(
                (next < 0 ? section : section.substring(0, next))
                        .lines()
                        .filter(line -> line.startsWith("| `"))
                        .map(MetricTable::row)
                        .toList());
    }

    private static Metric row(String line) {
        String[] cells = Arrays.stream(line.split("\\|")).map(String::strip).toArray(String[]::new);
        return new Metric(cells[1].replace("`", ""), cells[2], labels(cells[3]), cells[5]);
    }

    private static Set<String> labels(String cell) {
        Set<String> labels = new TreeSet<>();
        Matcher names = Pattern.compile("`(\\w+)`").matcher(cell);
        while (names.find()) {
            labels.add(names.group(1));
        }
        return labels;
    }

    /**
     * Holds the table against what the service shows.
     *
     * @param scrape its answer to Prometheus, after it has done every kind of its work once
     * @throws AssertionError naming what is missing, what is too much and which labels differ
     */
    public void assertTellsOf(Service service, String scrape) {
        assertTellsOf(
                service, metrics.stream().filter(each -> each.isShownBy(service)).toList(), scrape);
    }

    /** As above, of what is listed for all services alone. */
    public void assertTellsOfAll(Service service, String scrape) {
        assertTellsOf(
                service,
                metrics.stream().filter(each -> each.shownBy().equals("all")).toList(),
                scrape);
    }

    private static void assertTellsOf(Service service, List<Metric> listed, String scrape) {
        Map<String, Set<Set<String>>> shown = shown(scrape);
        assertThat(listed).as("rows of %s", service.applicationName()).isNotEmpty();
        assertThat(listed.stream().filter(each -> !isIn(shown, each)).map(Metric::name))
                .as("listed for %s and not shown", service.applicationName())
                .isEmpty();
        assertThat(wrongLabels(listed, shown)).as("labels listed and shown").isEmpty();
        assertThat(unlisted(listed, shown.keySet()))
                .as("shown by %s and not listed", service.applicationName())
                .isEmpty();
    }

    private static boolean isIn(Map<String, Set<Set<String>>> shown, Metric metric) {
        return metric.isPattern()
                ? shown.keySet().stream().anyMatch(each -> covers(metric, each))
                : shown.containsKey(metric.series());
    }

    private static boolean covers(Metric pattern, String name) {
        return name.startsWith(pattern.name().substring(0, pattern.name().length() - 1));
    }

    private static Map<String, String> wrongLabels(
            List<Metric> listed, Map<String, Set<Set<String>>> shown) {
        Map<String, String> wrong = new LinkedHashMap<>();
        listed.stream()
                .filter(each -> !each.isPattern())
                .filter(each -> !Set.of(each.seriesLabels()).equals(shown.get(each.series())))
                .forEach(each -> wrong.put(each.name(), String.valueOf(shown.get(each.series()))));
        return wrong;
    }

    private static Set<String> unlisted(List<Metric> listed, Set<String> shown) {
        Set<String> rest = new TreeSet<>(shown);
        rest.removeIf(name -> !OURS.matcher(name).matches());
        for (Metric each : listed) {
            rest.removeIf(name ->
                    each.isPattern()
                            ? covers(each, name)
                            : name.equals(each.name())
                                    || PART.matcher(name).replaceFirst("").equals(each.name()));
        }
        return rest;
    }

    /** Names of the label sets of each series. */
    private static Map<String, Set<Set<String>>> shown(String scrape) {
        Map<String, Set<Set<String>>> shown = new LinkedHashMap<>();
        scrape.lines()
                .map(SERIES::matcher)
                .filter(Matcher::matches)
                .forEach(line ->
                        shown.computeIfAbsent(line.group(1), name -> new HashSet<>())
                                .add(names(line.group(2))));
        return shown;
    }

    private static Set<String> names(@Nullable String labels) {
        Set<String> names = new TreeSet<>();
        Matcher label = LABEL.matcher(labels == null ? "" : labels);
        while (label.find()) {
            names.add(label.group(1));
        }
        return names;
    }
}
