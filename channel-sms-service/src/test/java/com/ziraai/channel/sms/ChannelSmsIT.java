package com.ziraai.channel.sms;

import com.ziraai.channel.testkit.ChannelContract;
import com.ziraai.channel.testkit.Reply;
import com.ziraai.event.Attempt;
import com.ziraai.event.AttemptStatus;
import com.ziraai.event.SmsSend;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;

class ChannelSmsIT extends ChannelContract<SmsSend> {

    @Override
    protected Class<?> application() {
        return ChannelSmsApplication.class;
    }

    @Override
    protected String database() {
        return "channel_sms";
    }

    @Override
    protected Map<String, String> settings(URI provider) {
        return Map.of(
                "kannel.url", provider + "/cgi-bin/sendsms",
                "kannel.username", "tester",
                "kannel.password", "foobar",
                "kannel.from", "ZIRAAI");
    }

    @Override
    protected SmsSend command(Attempt attempt) {
        return new SmsSend(
                attempt, "+905551234567", "TR", "Merhaba", Instant.EPOCH, List.of(), null);
    }

    @Override
    protected Reply.Answer taken() {
        return Reply.answer(202, "0: Accepted for delivery");
    }

    @Override
    protected Reply.Answer refused() {
        return Reply.answer(403, "Not routable. Do not try again.");
    }

    @Override
    protected HttpRequest report(URI service, String token, AttemptStatus status) {
        int value =
                switch (status) {
                    case SENT -> 8;
                    case DELIVERED -> 1;
                    case FAILED -> 2;
                    case UNKNOWN, REJECTED, ACCEPTED, READ ->
                            throw new IllegalArgumentException("Kannel reports no " + status);
                };
        return get(service, token, value);
    }

    @Override
    protected int mostReportsAtOnce() {
        return 1;
    }

    /** The longest text of an SMSC that SMPP carries, each byte escaped. */
    @Override
    protected HttpRequest largestReport(URI service, List<String> tokens) {
        return get(service, tokens.getFirst(), 1, "%C5".repeat(64 * 1024));
    }

    @Override
    protected HttpRequest oversizedReport(URI service, String token) {
        return get(service, token, 1, "%C5".repeat(100 * 1024));
    }

    @Override
    protected HttpRequest forgery(URI service, String token) {
        char last = token.charAt(token.length() - 1);
        return get(service, token.substring(0, token.length() - 1) + (last == 'A' ? 'B' : 'A'), 1);
    }

    private static HttpRequest get(URI service, String token, int value) {
        return get(service, token, value, "ACK%2F");
    }

    private static HttpRequest get(URI service, String token, int value, String reply) {
        String query =
                "?token=%s&status=%d&reply=%s&id=42&at=1760000000".formatted(token, value, reply);
        return HttpRequest.newBuilder(URI.create(service + "/receipts/kannel" + query)).build();
    }
}
