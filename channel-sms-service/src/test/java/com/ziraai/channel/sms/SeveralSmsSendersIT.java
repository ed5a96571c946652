package com.ziraai.channel.sms;

import com.ziraai.channel.testkit.Reply;
import com.ziraai.channel.testkit.SeveralSendersContract;
import com.ziraai.event.Attempt;
import com.ziraai.event.SmsSend;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

class SeveralSmsSendersIT extends SeveralSendersContract<SmsSend> {

    @Override
    protected Class<?> application() {
        return ChannelSmsApplication.class;
    }

    @Override
    protected String database() {
        return "several_sms_senders";
    }

    @Override
    protected Map<String, String> settings(URI provider) {
        Map<String, String> settings = new HashMap<>();
        settings.put("kannel.url", provider + "/cgi-bin/sendsms");
        settings.put("kannel.username", "tester");
        settings.put("kannel.password", "foobar");
        settings.put("kannel.from", first());
        settings.put("kannel.senders[0].name", first());
        settings.put("kannel.senders[0].rate-per-second", "1000");
        settings.put("kannel.senders[0].countries", "TR,IN");
        settings.put("twilio.url", other.url().toString());
        settings.put("twilio.account-sid", "AC0123456789abcdef0123456789abcdef");
        settings.put("twilio.auth-token", "a secret of the tests");
        settings.put("twilio.from", second());
        settings.put("twilio.senders[0].name", second());
        settings.put("twilio.senders[0].rate-per-second", "1000");
        settings.put("twilio.senders[0].countries", "TR,IN");
        settings.put("twilio.senders[1].name", slow());
        settings.put("twilio.senders[1].rate-per-second", Integer.toString(SLOW_PER_SECOND));
        settings.put("twilio.senders[1].countries", SLOW_COUNTRY);
        return settings;
    }

    @Override
    protected String first() {
        return "ZIRAAI";
    }

    @Override
    protected String second() {
        return "+15017122661";
    }

    @Override
    protected String slow() {
        return "+15005550006";
    }

    @Override
    protected SmsSend command(Attempt attempt, String country, List<String> avoid) {
        return new SmsSend(
                attempt, "+905551234567", country, "Merhaba", Instant.EPOCH, avoid, null);
    }

    @Override
    protected Reply.Answer taken() {
        return Reply.answer(202, "0: Accepted for delivery");
    }

    @Override
    protected Reply.Answer takenByOther() {
        return Reply.answer(201, "{\"sid\":\"SM1\",\"status\":\"queued\",\"num_segments\":\"1\"}");
    }
}
