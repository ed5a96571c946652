package com.ziraai.channel.lane;

import com.ziraai.channel.provider.Dialect;
import com.ziraai.channel.provider.HttpAnswer;
import com.ziraai.channel.provider.HttpCall;
import com.ziraai.channel.provider.Line;
import com.ziraai.channel.provider.Prepared;
import com.ziraai.channel.provider.Provider.Account;
import com.ziraai.channel.provider.SendResult;
import com.ziraai.channel.sender.Sender;
import com.ziraai.channel.testkit.Reply;
import com.ziraai.channel.wire.HttpWire;
import com.ziraai.event.Attempt;
import com.ziraai.event.Item;
import com.ziraai.event.SmsSend;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The least a provider can be: {@code ok} means accepted. */
record PlainProvider(URI url) implements Dialect<SmsSend, HttpCall, HttpAnswer> {

    static final Reply.Answer OK = Reply.answer(200, "ok");

    static SmsSend command() {
        Item item =
                new Item("bulk_0198c0de-7a10-7c3e-9f00-0123456789ab", 0, "s", "k", Instant.EPOCH);
        return new SmsSend(
                new Attempt(item, 1), "+905551234567", "TR", "Hi", Instant.EPOCH, List.of(), null);
    }

    /** Of a sender called us at that address. */
    static Account<SmsSend> account(
            URI url, double ratePerSecond, LaneSettings settings, Clock clock) {
        return new Account<>(
                Sender.of("plain", "us", ratePerSecond),
                Line.of(new PlainProvider(url), new HttpWire(url, settings, clock)));
    }

    @Override
    public Prepared<HttpCall> prepare(SmsSend command, String token) {
        return new Prepared.Call<>(HttpCall.get(url + "/send"));
    }

    @Override
    public Optional<SendResult> read(SmsSend command, HttpAnswer answer) {
        return answer.body().equals("ok")
                ? Optional.of(new SendResult.Accepted(Optional.empty(), 1))
                : Optional.empty();
    }
}
