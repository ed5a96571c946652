package com.ziraai.simulator;

import com.ziraai.simulator.attempt.Channel;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the simulator as the services would. */
final class Caller implements AutoCloseable {

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String simulator;
    private final String receiptsUrl;

    Caller(String simulator, String receiptsUrl) {
        this.simulator = simulator;
        this.receiptsUrl = receiptsUrl;
    }

    /**
     * Sends an item in its first attempt.
     *
     * @throws IOException when the connection is closed without an answer
     */
    HttpResponse<String> send(Channel channel, String operationId, int item)
            throws IOException, InterruptedException {
        return switch (channel) {
            case SMS -> exchange(form(operationId, item));
            case WHATSAPP -> exchange(whatsApp(operationId, item));
            case EMAIL -> throw new IllegalArgumentException("mail goes by SMTP");
        };
    }

    /** A POST, because the client of the JDK repeats a GET on its own when it is not answered. */
    private HttpRequest form(String operationId, int item) {
        return request("/cgi-bin/sendsms")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(smsQuery(operationId, item, 31)))
                .build();
    }

    HttpRequest sms(String operationId, int item, int mask) {
        return request("/cgi-bin/sendsms?" + smsQuery(operationId, item, mask)).GET().build();
    }

    private String smsQuery(String operationId, int item, int mask) {
        String dlrUrl = receiptsUrl + "?token=" + token(operationId, item) + "&status=%d&id=%F";
        return "username=simulator&password=simulator&from=ZIRAAI&text=merhaba&to=%2B90555"
                + (1_000_000 + item)
                + "&dlr-mask="
                + mask
                + "&dlr-url="
                + URLEncoder.encode(dlrUrl, StandardCharsets.UTF_8);
    }

    private HttpRequest whatsApp(String operationId, int item) {
        String body =
                """
                {"messaging_product":"whatsapp","recipient_type":"individual","to":"+90555%d","type":"template",
                 "biz_opaque_callback_data":"%s",
                 "template":{"name":"sponsorship_link","language":{"code":"tr"},"components":[]}}
                """
                        .formatted(1_000_000 + item, token(operationId, item));
        return request("/v23.0/106500000000000/messages")
                .header("Authorization", "Bearer simulator")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    HttpResponse<String> put(String path, String json) throws IOException, InterruptedException {
        return exchange(
                request(path).PUT(BodyPublishers.ofString(json.replace('\'', '"'))).build());
    }

    HttpResponse<String> delete(String path) throws IOException, InterruptedException {
        return exchange(request(path).DELETE().build());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return exchange(request(path).GET().build());
    }

    JsonNode summary(String operationId) throws IOException, InterruptedException {
        return JsonMapper.shared()
                .readTree(get("/ledger/summary?operationId=" + operationId).body());
    }

    HttpResponse<String> exchange(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, BodyHandlers.ofString());
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(simulator + path));
    }

    @Override
    public void close() {
        client.close();
    }

    private static String token(String operationId, int item) {
        return "v1." + operationId + "." + item + ".1.abcdefghijklmnopqrstuv.1700000000000.c2ln";
    }
}
