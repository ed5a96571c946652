package com.ziraai.simulator.cloudapi;

import com.ziraai.simulator.exchange.Provider;
import com.ziraai.simulator.exchange.Reply;
import com.ziraai.simulator.faults.CallFault;
import java.time.Duration;
import java.util.OptionalInt;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Answers of the Graph API. */
final class CloudApiAnswers implements Provider {

    private static final String JSON = "application/json; charset=UTF-8";

    private final JsonMapper mapper;

    CloudApiAnswers(JsonMapper mapper) {
        this.mapper = mapper;
    }

    Reply.Answer accepted(MessageRequest request, String wamid) {
        ObjectNode body = mapper.createObjectNode().put("messaging_product", "whatsapp");
        body.putArray("contacts")
                .addObject()
                .put("input", request.to())
                .put("wa_id", request.waId());
        body.putArray("messages").addObject().put("id", wamid).put("message_status", "accepted");
        return new Reply.Answer(200, JSON, mapper.writeValueAsBytes(body));
    }

    Reply.Answer error(CloudApiError error) {
        ObjectNode body = mapper.createObjectNode();
        ObjectNode inner = body.putObject("error");
        inner.put("message", error.message())
                .put("type", "OAuthException")
                .put("code", error.code());
        inner.putObject("error_data")
                .put("messaging_product", "whatsapp")
                .put("details", error.details());
        inner.put("fbtrace_id", "simulator");
        return new Reply.Answer(error.status(), JSON, mapper.writeValueAsBytes(body));
    }

    @Override
    public Reply.Answer refused(CallFault.Refuse fault) {
        CloudApiError known = CloudApiError.of(fault.code().orElse(CloudApiError.UNDELIVERABLE));
        CloudApiError error = CloudApiError.of(known.code(), fault.text().orElse(known.details()));
        return error(error.withStatus(fault.status().orElse(known.status())));
    }

    @Override
    public Reply.Answer throttled(Duration retryAfter) {
        return error(CloudApiError.of(130429)).retryAfter(retryAfter.toSeconds());
    }

    @Override
    public Reply.Answer unavailable(OptionalInt status) {
        return error(CloudApiError.of(131016).withStatus(status.orElse(503)));
    }

    @Override
    public Reply.Answer unknownNumber() {
        return error(CloudApiError.of(CloudApiError.UNDELIVERABLE));
    }
}
