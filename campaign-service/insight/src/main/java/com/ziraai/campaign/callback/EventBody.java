package com.ziraai.campaign.callback;

import com.ziraai.campaign.gateway.Texts;
import com.ziraai.campaign.progress.Standing;
import com.ziraai.campaign.progress.StatusReport;
import java.time.Instant;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is sent of an event: the answer of the status route in the sponsor's language, with the
 * event's type and time as Standard Webhooks wants them.
 */
final class EventBody {

    private final StatusReport report;
    private final JsonMapper json;

    EventBody(StatusReport report, JsonMapper json) {
        this.report = report;
        this.json = json;
    }

    String of(EventType type, Watch watch, Standing standing, Instant now) {
        Locale language = Texts.closest(watch.language());
        ObjectNode body = json.createObjectNode();
        body.put("type", type.word()).put("timestamp", now.toString());
        body.setAll((ObjectNode) json.valueToTree(report.of(standing, language)));
        return json.writeValueAsString(body);
    }
}
