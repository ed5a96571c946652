package com.ziraai.simulator;

import com.ziraai.simulator.attempt.Attempt;
import com.ziraai.simulator.exchange.Reply;
import com.ziraai.simulator.faults.Faults;
import com.ziraai.simulator.json.Fields;
import com.ziraai.simulator.json.InvalidField;
import com.ziraai.simulator.ledger.Ledger;
import com.ziraai.simulator.ledger.Summary;
import com.ziraai.simulator.receipt.ReceiptSettings;
import com.ziraai.simulator.smtp.Mailbag;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The simulator's own API: ledger, faults, settings, health. */
final class Control {

    private static final String JSON = "application/json";

    private final Ledger ledger;
    private final Faults faults;
    private final AtomicReference<ReceiptSettings> settings;
    private final Mailbag mailbag;
    private final JsonMapper mapper;

    Control(
            Ledger ledger,
            Faults faults,
            AtomicReference<ReceiptSettings> settings,
            Mailbag mailbag,
            JsonMapper mapper) {
        this.mailbag = mailbag;
        this.ledger = ledger;
        this.faults = faults;
        this.settings = settings;
        this.mapper = mapper;
    }

    Reply handle(Request request) {
        try {
            return switch (request.method() + " " + request.path()) {
                case "GET /health" -> ok(mapper.createObjectNode().put("status", "UP"));
                case "GET /ledger/summary" ->
                        ok(json(ledger.summary(request.parameter("operationId"))));
                case "GET /ledger/items" -> items(request);
                case "GET /mails" -> ok(mails(request.parameter("operationId")));
                case "DELETE /ledger" -> clearLedger();
                case "GET /faults" -> ok(faults.describe(mapper));
                case "PUT /faults" -> setFaults(request.body());
                case "DELETE /faults" -> clearFaults();
                case "GET /settings" -> ok(json(settings.get()));
                case "PUT /settings" -> change(request.body());
                default -> answer(404, mapper.createObjectNode().put("error", "no such resource"));
            };
        } catch (InvalidField invalid) {
            return answer(
                    400,
                    mapper.createObjectNode()
                            .put("error", invalid.getMessage())
                            .put("field", invalid.field()));
        }
    }

    private Reply items(Request request) {
        boolean moreThanOnce = request.parameter("moreThanOnce").filter("true"::equals).isPresent();
        return new Reply.Lines(ledger.items(request.parameter("operationId"), moreThanOnce));
    }

    private ObjectNode mails(Optional<String> operationId) {
        ObjectNode document = mapper.createObjectNode();
        ArrayNode mails = document.putArray("mails");
        for (Mailbag.Mail each : mailbag.mails(operationId)) {
            Attempt attempt = each.attempt();
            mails.addObject()
                    .put("item", attempt.operationId() + "/" + attempt.itemIndex())
                    .put("attempt", attempt.attemptNo())
                    .set("files", mapper.valueToTree(each.files()));
        }
        return document;
    }

    private Reply clearLedger() {
        ledger.clear();
        return noContent();
    }

    private Reply setFaults(byte[] body) {
        faults.set(Fields.parse(mapper, body));
        return ok(faults.describe(mapper));
    }

    private Reply clearFaults() {
        faults.clear();
        return noContent();
    }

    private Reply change(byte[] body) {
        JsonNode document = Fields.parse(mapper, body);
        return ok(json(settings.updateAndGet(now -> now.with(new Fields(document, "")))));
    }

    private ObjectNode json(Summary summary) {
        ObjectNode document = mapper.valueToTree(summary.total());
        document.setAll(mapper.<ObjectNode>valueToTree(summary.distinct()));
        document.set("channels", mapper.valueToTree(summary.channels()));
        document.set("untracked", mapper.valueToTree(summary.untracked()));
        return document;
    }

    private ObjectNode json(ReceiptSettings now) {
        ObjectNode document =
                mapper.createObjectNode()
                        .put("receipts", now.receipts())
                        .put("receiptDelay", now.delay().toString())
                        .put("readRate", now.readRate())
                        .put("statusesPerPost", now.statusesPerPost());
        now.whatsappWebhook().ifPresent(url -> document.put("whatsappWebhook", url.toString()));
        return document;
    }

    private Reply ok(ObjectNode document) {
        return answer(200, document);
    }

    private Reply answer(int status, ObjectNode document) {
        return new Reply.Answer(status, JSON, mapper.writeValueAsBytes(document));
    }

    private static Reply noContent() {
        return new Reply.Answer(204, JSON, "");
    }

    /** A request to this API. */
    record Request(String method, String path, String query, byte[] body) {

        Optional<String> parameter(String name) {
            for (String pair : query.split("&", -1)) {
                if (pair.startsWith(name + "=")) {
                    return Optional.of(pair.substring(name.length() + 1));
                }
            }
            return Optional.empty();
        }
    }
}
