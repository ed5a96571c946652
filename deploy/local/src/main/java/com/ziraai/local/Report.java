package com.ziraai.local;

import com.ziraai.local.sponsor.Ledger;
import com.ziraai.local.sponsor.Operation;
import com.ziraai.local.sponsor.Outcome;
import com.ziraai.local.sponsor.Promise;
import com.ziraai.local.sponsor.Recipient;
import com.ziraai.local.sponsor.State;
import com.ziraai.local.sponsor.Status;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The end of a campaign in lines for people. */
final class Report {

    private final Outcome outcome;
    private final List<JsonNode> slas;
    private final List<Promise> promises;

    /**
     * @param slas analytics' SLA view of each operation; empty where it gave none
     */
    Report(Outcome outcome, List<JsonNode> slas, List<Promise> promises) {
        this.outcome = outcome;
        this.slas = slas;
        this.promises = promises;
    }

    List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add(headline());
        lines.add("");
        for (int i = 0; i < outcome.operations().size(); i++) {
            lines.addAll(
                    operation(outcome.operations().get(i), outcome.ledgers().get(i), slas.get(i)));
        }
        lines.add("Promises");
        promises.forEach(promise ->
                lines.add(
                        "  "
                                + (promise.held() ? "✓ " : "✗ ")
                                + promise.text()
                                + " ("
                                + promise.seen()
                                + ")"));
        return lines;
    }

    private String headline() {
        var seconds = Math.max(0.001, outcome.took().toMillis() / 1000.0);
        return format(
                "%,d items in %d operations, complete after %.1f s (%,.0f items/s)",
                outcome.total(), outcome.operations().size(), seconds, outcome.total() / seconds);
    }

    private static List<String> operation(Operation operation, Ledger ledger, JsonNode sla) {
        var lines = new ArrayList<String>();
        lines.add(
                format(
                        "%s  %s  %s",
                        operation.id(), operation.request().channel(), status(operation)));
        lines.add("  recipients  " + recipients(operation));
        lines.add("  states      " + states(operation));
        lines.add(
                format(
                        "  unknown     %,d at most at once, %,d now",
                        operation.peak(State.UNKNOWN), operation.count(State.UNKNOWN)));
        operation
                .latest()
                .ifPresent(status ->
                        channels(status.channels())
                                .forEach(line -> lines.add("  channel     " + line)));
        lines.add(
                format(
                        "  ledger      %,d calls accepted for %,d items, %,d refused, %,d answers"
                                + " dropped",
                        ledger.acceptedCalls(),
                        ledger.distinctItems(),
                        ledger.refusedCalls(),
                        ledger.droppedAnswers()));
        if (sla.isObject()) {
            lines.add("  SLA         " + sla(sla));
        }
        lines.add("");
        return lines;
    }

    private static String status(Operation operation) {
        return operation.latest().map(Status::status).orElse("unseen");
    }

    private static String recipients(Operation operation) {
        return Arrays.stream(Recipient.Expected.values())
                .map(expected ->
                        operation.request().count(expected)
                                + " "
                                + expected.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private static String states(Operation operation) {
        return Arrays.stream(State.values())
                .filter(state -> operation.count(state) > 0)
                .map(state -> state.field() + " " + format("%,d", operation.count(state)))
                .collect(Collectors.joining(", "));
    }

    /** Each channel on a line, with what is not zero of its attempts. */
    static List<String> channels(JsonNode channels) {
        var lines = new ArrayList<String>();
        channels.forEach(channel ->
                lines.add(channel.path("channel").asString("") + ": " + counts(channel)));
        return lines;
    }

    private static String counts(JsonNode channel) {
        return channel.properties().stream()
                .filter(field -> field.getValue().asLong(0) != 0)
                .map(field -> field.getKey() + format(" %,d", field.getValue().asLong()))
                .collect(Collectors.joining(", "));
    }

    /** Share of the measured items that passed each stage within the window. */
    static String sla(JsonNode sla) {
        return Stream.of("accepted", "sent", "delivered")
                .map(stage -> stage(stage, sla.path(stage)))
                .collect(
                        Collectors.joining(
                                ", ", "within " + sla.path("windowSeconds").asInt(0) + " s: ", ""));
    }

    private static String stage(String name, JsonNode objective) {
        var share = format("%s %.1f %%", name, 100 * objective.path("share").asDouble(0));
        var p95 = objective.path("p95Millis");
        return p95.isNumber() ? share + format(" (p95 %.1f s)", p95.asLong() / 1000.0) : share;
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
