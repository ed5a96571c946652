package com.ziraai.channel.whatsapp.provider.cloudapi;

import com.ziraai.channel.provider.HttpAnswer;
import com.ziraai.channel.provider.HttpCall;
import com.ziraai.channel.provider.Prepared;
import com.ziraai.channel.provider.Provider;
import com.ziraai.channel.provider.Receipt;
import com.ziraai.channel.provider.SendResult;
import com.ziraai.event.ProviderReceipt;
import com.ziraai.event.WhatsappSend;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code POST /{phone-number-id}/messages} with a template. */
final class CloudApiProvider implements Provider<WhatsappSend> {

    private final CloudApiSettings settings;
    private final String messages;
    private final Map<String, String> headers;

    CloudApiProvider(CloudApiSettings settings) {
        this.settings = settings;
        this.messages = settings.url() + "/" + settings.phoneNumberId() + "/messages";
        this.headers =
                Map.of(
                        "Authorization",
                        "Bearer " + settings.accessToken(),
                        "Content-Type",
                        "application/json");
    }

    @Override
    public String name() {
        return "cloudapi";
    }

    @Override
    public String sender() {
        return settings.phoneNumberId();
    }

    @Override
    public URI endpoint() {
        return settings.url();
    }

    @Override
    public double ratePerSecond() {
        return settings.ratePerSecond();
    }

    @Override
    public Prepared prepare(WhatsappSend command, String token) {
        return new HttpCall("POST", messages, headers, TemplateMessage.json(command, token));
    }

    @Override
    public Optional<SendResult> read(WhatsappSend command, HttpAnswer answer) {
        return CloudApiAnswer.read(answer, command.getAttempt().getAttemptNo());
    }

    @Override
    public List<byte[]> cut(byte[] body, int size) {
        return WebhookPieces.cut(body, size);
    }

    @Override
    public List<Receipt> parse(ProviderReceipt raw) {
        return StatusWebhook.parse(raw.getBody());
    }
}
