package com.ziraai.channel.whatsapp.provider.cloudapi;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.channel.provider.Receipt;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookPiecesTest {

    private static final int MANY = 1_000;
    private static final int SIZE = 16 * 1024;

    private static final String ENTRY =
            """
            {"id":"2","time":1.50,"changes":[{"value":{"messaging_product":"whatsapp",\
            "metadata":{"phone_number_id":"1065"},"statuses":[%s]},"field":"messages"}]}\
            """;

    @ParameterizedTest
    @ValueSource(ints = {1, 300, 5_000, SIZE, 900 * 1024})
    void everyStatusIsInOnePieceAndInTheOrderItCameIn(int size) {
        byte[] body = webhook(ENTRY.formatted(list(MANY, WebhookPiecesTest::status)));
        assertThat(ids(WebhookPieces.cut(body, size))).isEqualTo(ids(List.of(body)));
    }

    @Test
    void noPieceIsLargerThanAsked() {
        byte[] body = webhook(ENTRY.formatted(list(MANY, WebhookPiecesTest::status)));
        List<byte[]> pieces = WebhookPieces.cut(body, SIZE);
        assertThat(pieces.size()).isBetween(10, 20);
        assertThat(pieces.stream().mapToInt(piece -> piece.length)).allMatch(each -> each <= SIZE);
        assertThat(pieces.stream().mapToInt(piece -> piece.length).sum())
                .as("little is repeated")
                .isLessThan(body.length + pieces.size() * 200);
    }

    @Test
    void aStatusKeepsTheBytesItCameIn() {
        String odd = "{ \"id\" : \"wamid.\\u0131\\/\" ,\"status\":\"sent\", \"n\": 1.00e+2 }";
        byte[] body =
                webhook(ENTRY.formatted(list(MANY, WebhookPiecesTest::status) + " ,\n " + odd));
        List<byte[]> pieces = WebhookPieces.cut(body, SIZE);
        assertThat(new String(pieces.getLast(), UTF_8))
                .contains(odd, "\"time\":1.50", "\"phone_number_id\":\"1065\"");
    }

    @Test
    void entriesAndChangesAreCutAsStatusesAre() {
        byte[] entries = webhook(list(MANY, index -> ENTRY.formatted(status(index))));
        byte[] changes =
                webhook(
                        "{\"id\":\"2\",\"changes\":[%s]}"
                                .formatted(
                                        list(
                                                MANY,
                                                index ->
                                                        """
                                                        {"value":{"statuses":[%s]},"field":"messages"}\
                                                        """
                                                                .formatted(status(index)))));
        for (byte[] body : List.of(entries, changes)) {
            List<byte[]> pieces = WebhookPieces.cut(body, SIZE);
            assertThat(ids(pieces)).isEqualTo(ids(List.of(body))).hasSize(MANY);
            assertThat(pieces.stream().mapToInt(piece -> piece.length))
                    .allMatch(each -> each <= SIZE);
        }
    }

    @Test
    void whatElseAWebhookListsIsNotLostNorRepeated() {
        String value =
                "{\"value\":{\"contacts\":[%s],\"messages\":[%s],\"statuses\":[%s]},\"field\":\"messages\"}"
                        .formatted(
                                list(MANY, index -> "{\"wa_id\":\"%d\"}".formatted(index)),
                                list(MANY, index -> "{\"id\":\"in-%d\"}".formatted(index)),
                                list(MANY, WebhookPiecesTest::status));
        String body = "{\"entry\":[{\"changes\":[%s]}]}".formatted(value);
        String pieces =
                WebhookPieces.cut(body.getBytes(UTF_8), SIZE).stream()
                        .map(piece -> new String(piece, UTF_8))
                        .collect(joining());
        for (String each : List.of("\"wa_id\":\"999\"", "\"in-999\"", "\"wamid.999\"")) {
            assertThat(pieces).containsOnlyOnce(each);
        }
    }

    @Test
    void whatSurroundsTheStatusesCannotMultiplyThem() {
        String wide = "{\"statuses\":[%s],\"metadata\":\"%s\"}";
        byte[] body =
                webhook(
                        "{\"changes\":[{\"field\":\"messages\",\"value\":%s}]}"
                                .formatted(
                                        wide.formatted(
                                                list(MANY, WebhookPiecesTest::status),
                                                "x".repeat(60_000))));
        List<byte[]> pieces = WebhookPieces.cut(body, SIZE);
        assertThat(ids(pieces)).hasSize(MANY);
        assertThat(pieces.stream().mapToInt(piece -> piece.length).sum())
                .isLessThan(body.length * 4);
    }

    @Test
    void whatCannotBeCutStaysWhole() {
        String large = "x".repeat(2 * SIZE);
        for (byte[] body :
                List.of(
                        large.getBytes(UTF_8),
                        "{\"entry\":[".getBytes(UTF_8),
                        "{\"object\":\"%s\"}".formatted(large).getBytes(UTF_8),
                        "{\"object\":\"%s\",\"entry\":[]}".formatted(large).getBytes(UTF_8),
                        new String(webhook(large), UTF_8).getBytes(UTF_16BE),
                        new byte[0])) {
            assertThat(WebhookPieces.cut(body, SIZE)).containsExactly(body);
        }
    }

    private static byte[] webhook(String entries) {
        return "{\"object\":\"whatsapp_business_account\",\"entry\":[%s]}"
                .formatted(entries)
                .getBytes(UTF_8);
    }

    private static String status(int index) {
        return """
        {"id":"wamid.%d","status":"failed","timestamp":"1760000001","recipient_id":"90555",\
        "errors":[{"code":131049,"title":"Kısa, [\\"]} ölçü"},{"code":1}]}\
        """
                .formatted(index);
    }

    private static String list(int number, IntFunction<String> element) {
        return IntStream.range(0, number).mapToObj(element).collect(joining(", "));
    }

    private static List<Optional<String>> ids(List<byte[]> bodies) {
        return bodies.stream()
                .flatMap(body -> StatusWebhook.parse(ByteBuffer.wrap(body)).stream())
                .map(Receipt::providerMessageId)
                .toList();
    }
}
