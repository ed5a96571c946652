package com.ziraai.proof;

import com.ziraai.proof.oracle.Check;
import com.ziraai.proof.oracle.Finding;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The readable form of a certificate. */
final class Page {

    private static final String HEAD =
            """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>%s</title><style>
            body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
            table { border-collapse: collapse; width: 100%% } td, th { text-align: left; padding: .3rem .6rem; border-top: 1px solid #ccc }
            .no { color: #b00 } .yes { color: #070 }
            </style></head><body>
            """;

    private Page() {}

    static String of(Finding finding, Map<String, Integer> survived) {
        return HEAD.formatted(finding.operationId())
                + "<h1>"
                + finding.operationId()
                + "</h1>\n<p>"
                + summary(finding)
                + "</p>\n"
                + table(finding.checks().stream().map(Page::row).toList())
                + list("Unknown", finding.unknowns())
                + "<p>%,d of them whose provider was never asked.</p>\n"
                        .formatted(finding.neverAsked())
                + list("Survived", lines(survived))
                + "</body></html>\n";
    }

    static String index(List<Finding> findings, Map<String, Integer> survived) {
        return HEAD.formatted("Certificates")
                + "<h1>Certificates</h1>\n"
                + table(findings.stream().map(Page::row).toList())
                + list("Survived", lines(survived))
                + "</body></html>\n";
    }

    private static String summary(Finding finding) {
        return "%s, %,d items, %s; at most %d attempts an item, slowest acceptance %.1f s after release."
                .formatted(
                        text(finding.sponsor()),
                        finding.total(),
                        states(finding),
                        finding.mostAttempts(),
                        finding.slowestMillis() / 1000.0);
    }

    private static String states(Finding finding) {
        return finding.states().entrySet().stream()
                .filter(each -> each.getValue() > 0)
                .map(each -> each.getKey().field() + " " + each.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String row(Check check) {
        return "<tr><td class="
                + (check.held() ? "yes>✓" : "no>✗")
                + "</td><td>"
                + text(check.promise())
                + "</td><td>"
                + text(check.seen())
                + "</td></tr>";
    }

    private static String row(Finding finding) {
        return "<tr><td class="
                + (finding.held() ? "yes>✓" : "no>✗")
                + "</td><td><a href=\""
                + finding.operationId()
                + ".html\">"
                + finding.operationId()
                + "</a></td><td>"
                + states(finding)
                + "</td></tr>";
    }

    private static String table(List<String> rows) {
        return "<table>\n" + String.join("\n", rows) + "\n</table>\n";
    }

    private static String list(String title, List<String> lines) {
        return "<h2>"
                + title
                + "</h2>\n"
                + (lines.isEmpty()
                        ? "<p>None.</p>\n"
                        : lines.stream()
                                .map(line -> "<li>" + text(line) + "</li>\n")
                                .collect(Collectors.joining("", "<ul>\n", "</ul>\n")));
    }

    private static List<String> lines(Map<String, Integer> survived) {
        return new TreeMap<>(survived)
                .entrySet().stream().map(each -> each.getValue() + " × " + each.getKey()).toList();
    }

    private static String text(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
