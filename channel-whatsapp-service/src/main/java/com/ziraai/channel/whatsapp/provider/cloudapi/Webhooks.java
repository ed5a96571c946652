package com.ziraai.channel.whatsapp.provider.cloudapi;

import com.ziraai.channel.provider.Receipt;
import com.ziraai.channel.provider.Reports;
import com.ziraai.event.ProviderReceipt;
import java.util.List;

/** Meta's webhooks as they are kept: cut between their updates, read status by status. */
final class Webhooks implements Reports {

    @Override
    public List<byte[]> cut(byte[] body, int size) {
        return WebhookPieces.cut(body, size);
    }

    @Override
    public List<Receipt> parse(ProviderReceipt raw) {
        return StatusWebhook.parse(raw.getBody());
    }
}
