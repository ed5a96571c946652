package com.ziraai.channel.sms;

import com.ziraai.channel.testkit.LostAnswerContract;
import com.ziraai.channel.testkit.Reply;
import com.ziraai.channel.testkit.Request;
import com.ziraai.event.Attempt;
import com.ziraai.event.SmsSend;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

class LostSmsAnswerIT extends LostAnswerContract<SmsSend> {

    private static final String FROM = "+15017122662";
    private static final String TO = "+905551234567";

    @Override
    protected Class<?> application() {
        return ChannelSmsApplication.class;
    }

    @Override
    protected String database() {
        return "lost_sms_answers";
    }

    @Override
    protected Map<String, String> settings(URI provider) {
        return Map.of(
                "twilio.url", provider.toString(),
                "twilio.account-sid", "AC0123456789abcdef0123456789abcdef",
                "twilio.auth-token", "a secret of the tests",
                "twilio.from", FROM,
                "twilio.rate-per-second", "1000",
                "channel.doubt.after", "1ms");
    }

    @Override
    protected SmsSend command(Attempt attempt) {
        return new SmsSend(attempt, TO, "TR", "Merhaba", Instant.EPOCH, List.of(), null);
    }

    @Override
    protected Reply.Answer taken(String id) {
        return Reply.answer(201, "{\"sid\":\"%s\",\"status\":\"queued\"}".formatted(id));
    }

    @Override
    protected Reply.Answer list(List<String> ids, Instant createdAt) {
        String at = DateTimeFormatter.RFC_1123_DATE_TIME.format(createdAt.atOffset(ZoneOffset.UTC));
        return Reply.answer(
                200,
                ids.stream()
                        .map(id ->
                                """
                                {"sid":"%s","to":"%s","from":"%s","body":"Merhaba","direction":"outbound-api",
                                 "date_created":"%s","status":"queued","num_segments":"1"}
                                """
                                        .formatted(id, TO, FROM, at))
                        .collect(Collectors.joining(",", "{\"messages\":[", "]}")));
    }

    @Override
    protected boolean isQuestion(Request request) {
        return request.method().equals("GET");
    }
}
