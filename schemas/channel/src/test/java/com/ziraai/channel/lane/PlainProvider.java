package com.ziraai.channel.lane;

import com.ziraai.channel.provider.HttpAnswer;
import com.ziraai.channel.provider.HttpCall;
import com.ziraai.channel.provider.Prepared;
import com.ziraai.channel.provider.Provider;
import com.ziraai.channel.provider.Receipt;
import com.ziraai.channel.provider.SendResult;
import com.ziraai.channel.testkit.Reply;
import com.ziraai.event.Attempt;
import com.ziraai.event.Item;
import com.ziraai.event.ProviderReceipt;
import com.ziraai.event.SmsSend;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The least a provider can be: {@code ok} means accepted. */
record PlainProvider(URI url, double ratePerSecond) implements Provider<SmsSend> {

    static final Reply.Answer OK = Reply.answer(200, "ok");

    static SmsSend command() {
        Item item =
                new Item("bulk_0198c0de-7a10-7c3e-9f00-0123456789ab", 0, "s", "k", Instant.EPOCH);
        return new SmsSend(
                new Attempt(item, 1), "+905551234567", "TR", "Hi", Instant.EPOCH, List.of(), null);
    }

    @Override
    public String name() {
        return "plain";
    }

    @Override
    public String sender() {
        return "us";
    }

    @Override
    public URI endpoint() {
        return url;
    }

    @Override
    public Prepared prepare(SmsSend command, String token) {
        return HttpCall.get(url + "/send");
    }

    @Override
    public Optional<SendResult> read(SmsSend command, HttpAnswer answer) {
        return answer.body().equals("ok")
                ? Optional.of(new SendResult.Accepted(Optional.empty(), 1))
                : Optional.empty();
    }

    @Override
    public List<Receipt> parse(ProviderReceipt raw) {
        return List.of();
    }
}
