package com.ziraai.channel.sms;

import com.ziraai.channel.testkit.Reply;
import com.ziraai.channel.testkit.UntokenedContract;
import com.ziraai.event.Attempt;
import com.ziraai.event.ProviderReceipt;
import com.ziraai.event.SmsSend;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;

class UntokenedIT extends UntokenedContract<SmsSend> {

    @Override
    protected Class<?> application() {
        return UntokenedApplication.class;
    }

    @Override
    protected String database() {
        return "untokened";
    }

    @Override
    protected Map<String, String> settings(URI provider) {
        return Map.of("plain.url", provider.toString(), "channel.receipt.parked-look", "2s");
    }

    @Override
    protected SmsSend command(Attempt attempt) {
        return new SmsSend(
                attempt, "+905551234567", "TR", "Merhaba", Instant.EPOCH, List.of(), null);
    }

    @Override
    protected Reply.Answer taken(String id) {
        return Reply.answer(200, id);
    }

    @Override
    protected ProviderReceipt delivered(String id, Instant receivedAt) {
        return new ProviderReceipt(
                UntokenedApplication.PROVIDER,
                id + "=DELIVERED",
                ByteBuffer.allocate(0),
                receivedAt);
    }
}
