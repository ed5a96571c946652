package com.ziraai.channel.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.channel.testkit.ChannelContract;
import com.ziraai.channel.testkit.Reply;
import com.ziraai.event.Attempt;
import com.ziraai.event.AttemptStatus;
import com.ziraai.event.WhatsappSend;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class ChannelWhatsappIT extends ChannelContract<WhatsappSend> {

    /** Bytes of Meta's largest webhook. */
    private static final int LARGEST = 3 * 1024 * 1024;

    private static final String ENVELOPE =
            """
            {"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages",\
            "value":{"metadata":{"phone_number_id":"1065"},"statuses":[%s]}}]}]}\
            """;

    private static final String HANDSHAKE =
            "/webhooks/whatsapp?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=";

    @Override
    protected Class<?> application() {
        return ChannelWhatsappApplication.class;
    }

    @Override
    protected String database() {
        return "channel_whatsapp";
    }

    @Override
    protected Map<String, String> settings(URI provider) {
        return Map.of(
                "cloudapi.url", provider + "/v23.0",
                "cloudapi.phone-number-id", "1065",
                "cloudapi.access-token", "a token",
                "cloudapi.app-secret", "an app secret",
                "cloudapi.verify-token", "a-verify-token");
    }

    @Override
    protected WhatsappSend command(Attempt attempt) {
        return new WhatsappSend(
                attempt,
                "+905551234567",
                "TR",
                "sponsorship_link",
                "tr",
                List.of("Sponsor", "SP-20250115-A7B2C"),
                "SP-20250115-A7B2C",
                Instant.EPOCH,
                List.of(),
                null);
    }

    @Override
    protected Reply.Answer taken() {
        return Reply.answer(
                200, "{\"messages\":[{\"id\":\"wamid.1\",\"message_status\":\"accepted\"}]}");
    }

    @Override
    protected Reply.Answer refused() {
        return Reply.answer(400, "{\"error\":{\"code\":131026}}");
    }

    @Override
    protected HttpRequest report(URI service, String token, AttemptStatus status) {
        return signed(service, webhook(token, status));
    }

    @Override
    protected int mostReportsAtOnce() {
        return 1_000;
    }

    @Override
    protected HttpRequest largestReport(URI service, List<String> tokens) {
        return signed(service, webhook(tokens, LARGEST));
    }

    @Override
    protected HttpRequest oversizedReport(URI service, String token) {
        return signed(service, webhook(List.of(token), LARGEST + 1));
    }

    private static HttpRequest signed(URI service, String body) {
        return post(service, body).header("X-Hub-Signature-256", signature(body)).build();
    }

    @Override
    protected HttpRequest forgery(URI service, String token) {
        String body = webhook(token, AttemptStatus.DELIVERED);
        return post(service, body).header("X-Hub-Signature-256", signature(body + " ")).build();
    }

    @Test
    void aWebhookWithoutASignatureIsRefused() throws Exception {
        String body = webhook("x", AttemptStatus.DELIVERED);
        assertThat(answer(post(url(), body).build())).isEqualTo("401 ");
        assertThat(answer(post(url(), body).header("X-Hub-Signature-256", "sha256=12").build()))
                .isEqualTo("401 ");
    }

    @Test
    void aCompressedWebhookIsTurnedAwayForGood() throws Exception {
        String body = webhook("x", AttemptStatus.DELIVERED);
        assertThat(
                        answer(
                                post(url(), body)
                                        .header("X-Hub-Signature-256", signature(body))
                                        .header("Content-Encoding", "gzip")
                                        .build()))
                .isEqualTo("415 ");
    }

    @Test
    void aWebhookOfUnknownLengthIsTurnedAwayWhereItGetsTooLong() throws Exception {
        String body = webhook(List.of("x"), LARGEST + 1);
        byte[] bytes = body.getBytes(UTF_8);
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url() + "/webhooks/whatsapp"))
                        .header("X-Hub-Signature-256", signature(body))
                        .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)))
                        .build();
        assertThat(answer(request)).isEqualTo("413 ");
    }

    @Test
    void theHandshakeEchoesTheChallengeToWhoeverKnowsTheToken() throws Exception {
        assertThat(answer(get(HANDSHAKE + "a-verify-token"))).isEqualTo("200 1158201444");
        assertThat(answer(get(HANDSHAKE + "another"))).isEqualTo("403 ");
        assertThat(answer(get("/webhooks/whatsapp"))).isEqualTo("403 ");
    }

    private HttpRequest get(String path) {
        return HttpRequest.newBuilder(URI.create(url() + path)).build();
    }

    private static HttpRequest.Builder post(URI service, String body) {
        return HttpRequest.newBuilder(URI.create(service + "/webhooks/whatsapp"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
    }

    private String answer(HttpRequest request) throws Exception {
        var answer = http().send(request, BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.body();
    }

    private static String webhook(String token, AttemptStatus status) {
        return ENVELOPE.formatted(status(token, status, ""));
    }

    private static String status(String token, AttemptStatus status, String filling) {
        return """
        {"id":"wamid.1","status":"%s","timestamp":"1760000001","biz_opaque_callback_data":"%s",\
        "recipient_id":"%s"}\
        """
                .formatted(status.name().toLowerCase(Locale.ROOT), token, filling);
    }

    /** All delivered; the filling of the statuses makes it exactly that many bytes. */
    private static String webhook(List<String> tokens, int size) {
        int bare = webhook(tokens, "", "").length();
        int each = (size - bare) / tokens.size();
        int last = size - bare - each * (tokens.size() - 1);
        return webhook(tokens, "9".repeat(each), "9".repeat(last));
    }

    private static String webhook(List<String> tokens, String filling, String lastFilling) {
        List<String> statuses = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            String own = i == tokens.size() - 1 ? lastFilling : filling;
            statuses.add(status(tokens.get(i), AttemptStatus.DELIVERED, own));
        }
        return ENVELOPE.formatted(String.join(",", statuses));
    }

    private static String signature(String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec("an app secret".getBytes(UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
