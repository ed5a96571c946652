package com.ziraai.channel.whatsapp.provider.cloudapi;

import com.ziraai.channel.provider.Dialect;
import com.ziraai.channel.provider.HttpAnswer;
import com.ziraai.channel.provider.HttpCall;
import com.ziraai.channel.provider.Prepared;
import com.ziraai.channel.provider.SendResult;
import com.ziraai.event.WhatsappSend;
import java.util.Map;
import java.util.Optional;

/** {@code POST /{phone-number-id}/messages} with a template. */
final class CloudApiDialect implements Dialect<WhatsappSend, HttpCall, HttpAnswer> {

    private final String messages;
    private final Map<String, String> headers;

    /**
     * @param phoneNumberId of the number messages are sent from
     */
    CloudApiDialect(CloudApiSettings settings, String phoneNumberId) {
        this.messages = settings.url() + "/" + phoneNumberId + "/messages";
        this.headers =
                Map.of(
                        "Authorization",
                        "Bearer " + settings.accessToken(),
                        "Content-Type",
                        "application/json");
    }

    @Override
    public Prepared<HttpCall> prepare(WhatsappSend command, String token) {
        return new Prepared.Call<>(
                new HttpCall("POST", messages, headers, TemplateMessage.json(command, token)));
    }

    @Override
    public Optional<SendResult> read(WhatsappSend command, HttpAnswer answer) {
        return CloudApiAnswer.read(answer, command.getAttempt().getAttemptNo());
    }
}
