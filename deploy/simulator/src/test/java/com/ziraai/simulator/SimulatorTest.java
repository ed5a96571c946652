package com.ziraai.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

import com.ziraai.simulator.Callbacks.Callback;
import com.ziraai.simulator.attempt.Channel;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class SimulatorTest {

    private static final AtomicInteger OPERATIONS = new AtomicInteger();
    private static Callbacks callbacks;
    private static Simulator simulator;
    private static Caller caller;

    private final String operation = "bulk_" + OPERATIONS.incrementAndGet() + "_";

    @BeforeAll
    static void start() {
        callbacks = new Callbacks();
        simulator =
                Simulator.start(
                        Options.of(
                                "--port", "0",
                                "--receipt-retries", "2",
                                "--receipt-retry-delay", "20ms",
                                "--whatsapp-webhook", callbacks.url("/webhooks/whatsapp")));
        caller = new Caller(simulator.url(), callbacks.url("/receipts/kannel"));
    }

    @AfterAll
    static void stop() {
        caller.close();
        simulator.close();
        callbacks.close();
    }

    @BeforeEach
    void reset() throws Exception {
        caller.delete("/faults");
        caller.put(
                "/settings",
                "{'receipts':true,'receiptDelay':'10ms','readRate':0,'statusesPerPost':50}");
    }

    /** The script, the answer, whether the call was accepted, and the reports that follow. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    SMS      | nothing                                              | 202 | 0: Accepted for delivery                        | 1 | 8 1
                    WHATSAPP | nothing                                              | 200 | "message_status":"accepted"                     | 1 | sent delivered
                    SMS      | 'action':'refuse'                                    | 403 | Not routable. Do not try again.                 | 0 |
                    SMS      | 'action':'refuse','status':400,'text':'no'           | 400 | no                                              | 0 |
                    WHATSAPP | 'action':'refuse'                                    | 400 | "code":131026                                   | 0 |
                    WHATSAPP | 'action':'refuse','channel':'WHATSAPP','code':131056 | 429 | (#131056) Pair rate limit hit                   | 0 |
                    WHATSAPP | 'action':'refuse','channel':'WHATSAPP','code':131000 | 500 | "type":"OAuthException","code":131000           | 0 |
                    SMS      | 'action':'throttle','retryAfter':7                   | 429 | Temporal failure, try again later.              | 0 |
                    WHATSAPP | 'action':'throttle','retryAfter':7                   | 429 | "code":130429                                   | 0 |
                    SMS      | 'action':'errorBefore'                               | 503 | Temporal failure, try again later.              | 0 |
                    WHATSAPP | 'action':'errorBefore','status':500                  | 500 | "code":131016                                   | 0 |
                    SMS      | 'action':'errorAfter'                                | 502 | Bad Gateway                                     | 1 | 8 1
                    WHATSAPP | 'action':'errorAfter','status':504                   | 504 | 504                                             | 1 | sent delivered
                    SMS      | 'action':'numberInvalid'                             | 400 | Number(s) has/have been denied by               | 0 |
                    WHATSAPP | 'action':'numberInvalid'                             | 400 | "code":131026                                   | 0 |
                    SMS      | 'action':'receiptLost'                               | 202 | 0: Accepted for delivery                        | 1 |
                    WHATSAPP | 'action':'receiptLost'                               | 200 | accepted                                        | 1 |
                    SMS      | 'action':'receiptTwice'                              | 202 | 0: Accepted for delivery                        | 1 | 8 8 1 1
                    WHATSAPP | 'action':'receiptTwice'                              | 200 | accepted                                        | 1 | sent sent delivered delivered
                    SMS      | 'action':'receiptFailed'                             | 202 | 0: Accepted for delivery                        | 1 | 8 2
                    SMS      | 'action':'receiptFailed','channel':'SMS','code':16   | 202 | 0: Accepted for delivery                        | 1 | 16
                    SMS      | 'action':'receiptFailed','channel':'SMS','code':34   | 202 | 0: Accepted for delivery                        | 1 | 8 34
                    WHATSAPP | 'action':'receiptFailed'                             | 200 | accepted                                        | 1 | sent failed
                    """)
    void doesWhatTheScriptSays(
            Channel channel, String action, int status, String body, int accepted, String reports)
            throws Exception {
        if (!action.equals("nothing")) {
            script("[{'name':'rule'," + action + "}]");
        }
        HttpResponse<String> answer = caller.send(channel, operation, 0);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(body);
        assertThat(answer.headers().firstValue("Retry-After").isPresent())
                .isEqualTo(action.contains("retryAfter"));
        JsonNode summary = settled();
        assertThat(summary.path("acceptedCalls").asInt()).isEqualTo(accepted);
        assertThat(summary.path("refusedCalls").asInt()).isEqualTo(1 - accepted);
        assertThat(summary.path("droppedAnswers").asInt())
                .isEqualTo(action.contains("errorAfter") ? 1 : 0);
        assertThat(callbacks.reports(operation))
                .containsExactlyInAnyOrder(reports == null ? new String[0] : reports.split(" "));
    }

    @ParameterizedTest
    @CsvSource({"SMS,false", "SMS,true", "WHATSAPP,false", "WHATSAPP,true"})
    void acceptsAndDropsTheAnswer(Channel channel, boolean reset) throws Exception {
        script("[{'name':'rule','action':'acceptAndDrop','firstCalls':1,'reset':" + reset + "}]");
        assertThatIOException().isThrownBy(() -> caller.send(channel, operation, 0));
        JsonNode summary = settled();
        assertThat(summary.path("acceptedCalls").asInt()).isEqualTo(1);
        assertThat(summary.path("droppedAnswers").asInt()).isEqualTo(1);
        assertThat(callbacks.reports(operation)).hasSize(2);
        caller.send(channel, operation, 0);
        assertThat(caller.summary(operation).path("attemptsAcceptedMoreThanOnce").asInt())
                .isEqualTo(1);
        assertThat(caller.get("/ledger/items?moreThanOnce=true&operationId=" + operation).body())
                .contains("\"item\":\"" + operation + "/0\"", "ANSWER_DROPPED")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource({"SMS,1 8", "WHATSAPP,delivered sent"})
    void deliversReceiptsBeforeTheAnswerAndOutOfOrder(Channel channel, String reports)
            throws Exception {
        script(
                "[{'name':'a','action':'receiptBeforeAnswer'},{'name':'b','action':'receiptReordered'}]");
        assertThat(caller.send(channel, operation, 0).statusCode()).isLessThan(300);
        assertThat(callbacks.reports(operation)).containsExactly(reports.split(" "));
    }

    @Test
    void answersSlowlyWhatItAcceptedAtOnce() throws Exception {
        script("[{'name':'rule','action':'slow','delay':0.3}]");
        Instant start = Instant.now();
        caller.send(Channel.SMS, operation, 0);
        assertThat(Duration.between(start, Instant.now())).isGreaterThan(Duration.ofMillis(290));
        assertThat(callbacks.reports(operation)).isNotEmpty();
    }

    @Test
    void takesSendSmsByGetAndSendsOnlyTheReportsOfItsMask() throws Exception {
        assertThat(caller.exchange(caller.sms(operation, 0, 3)).statusCode()).isEqualTo(202);
        settled();
        assertThat(callbacks.reports(operation)).containsExactly("1");
    }

    @ParameterizedTest
    @EnumSource(
            value = Channel.class,
            names = {"SMS", "WHATSAPP"})
    void repeatsAReceiptThatIsNotTaken(Channel channel) throws Exception {
        callbacks.answerNext(operation, 500, 404);
        script("[{'name':'a','action':'receiptBeforeAnswer'}]");
        caller.send(channel, operation, 0);
        JsonNode summary = settled();
        assertThat(summary.path("receiptsFailed").asInt()).isEqualTo(2);
        assertThat(summary.path("receiptsSent").asInt()).isEqualTo(2);
        assertThat(callbacks.reports(operation)).hasSize(4);
    }

    @ParameterizedTest
    @EnumSource(
            value = Channel.class,
            names = {"SMS", "WHATSAPP"})
    void givesAReceiptUpInTheEnd(Channel channel) throws Exception {
        callbacks.answerNext(operation, 500, 500, 500);
        script("[{'name':'a','action':'receiptBeforeAnswer'}]");
        caller.send(channel, operation, 0);
        JsonNode summary = settled();
        assertThat(summary.path("receiptsAbandoned").asInt()).isEqualTo(1);
        assertThat(summary.path("receiptsSent").asInt()).isEqualTo(1);
    }

    @Test
    void gathersStatusesAndSignsThem() throws Exception {
        caller.put("/settings", "{'receiptDelay':'300ms','statusesPerPost':20}");
        int before = callbacks.received().size();
        for (int item = 0; item < 30; item++) {
            caller.send(Channel.WHATSAPP, operation, item);
        }
        settled();
        List<Callback> posts =
                callbacks.received().subList(before, callbacks.received().size()).stream()
                        .filter(post -> post.body().contains(operation))
                        .toList();
        assertThat(posts).hasSizeLessThan(60);
        assertThat(posts)
                .allSatisfy(post -> {
                    assertThat(post.statuses()).hasSizeLessThanOrEqualTo(20);
                    assertThat(post.signature()).isEqualTo("sha256=" + hmac(post.body()));
                });
        assertThat(callbacks.reports(operation)).hasSize(60);
    }

    @Test
    void readMessagesAreReported() throws Exception {
        caller.put("/settings", "{'readRate':1}");
        for (int item = 0; item < 20; item++) {
            caller.send(Channel.WHATSAPP, operation, item);
        }
        settled();
        List<String> reports = callbacks.reports(operation);
        assertThat(reports).filteredOn("read"::equals).hasSize(20);
        assertThat(reports).filteredOn("delivered"::equals).hasSizeBetween(1, 19);
    }

    @Test
    void givesNoReceiptsWhenTheyAreOff() throws Exception {
        caller.put("/settings", "{'receipts':false}");
        caller.send(Channel.SMS, operation, 0);
        caller.send(Channel.WHATSAPP, operation, 1);
        assertThat(caller.summary(operation).path("receiptsPlanned").asInt()).isZero();
    }

    @Test
    void refusesForeignersInTheWordsOfEachProvider() throws Exception {
        HttpResponse<String> sms = caller.get("/cgi-bin/sendsms?username=x&password=y&to=1");
        assertThat(sms.statusCode()).isEqualTo(403);
        assertThat(sms.body()).isEqualTo("Authorization failed for sendsms");
        HttpResponse<String> whatsApp =
                caller.exchange(
                        caller.request("/v23.0/1/messages")
                                .header("Authorization", "Bearer wrong")
                                .POST(BodyPublishers.ofString("{}"))
                                .build());
        assertThat(whatsApp.statusCode()).isEqualTo(401);
        assertThat(whatsApp.body()).contains("\"code\":190");
    }

    @Test
    void aBadScriptOrSettingNamesTheFieldAndChangesNothing() throws Exception {
        script("[{'name':'kept','action':'slow','delay':0}]");
        HttpResponse<String> script =
                caller.put("/faults", "[{'name':'a','action':'slow','rate':2}]");
        assertThat(script.statusCode()).isEqualTo(400);
        assertThat(script.body()).contains("\"field\":\"[0].rate\"");
        caller.send(Channel.SMS, operation, 0);
        assertThat(caller.get("/faults").body()).contains("\"kept\"", "\"hits\":1");

        String settings = caller.get("/settings").body();
        HttpResponse<String> setting =
                caller.put("/settings", "{'receipts':false,'receiptDelay':'soon'}");
        assertThat(setting.statusCode()).isEqualTo(400);
        assertThat(setting.body()).contains("\"field\":\"receiptDelay\"");
        assertThat(caller.get("/settings").body()).isEqualTo(settings);
        assertThat(caller.put("/settings", "nonsense").statusCode()).isEqualTo(400);
    }

    @Test
    void tellsThatItIsUpAndWhatItDoesNotKnow() throws Exception {
        assertThat(caller.get("/health").body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(caller.get("/nowhere").statusCode()).isEqualTo(404);
    }

    private static void script(String json) throws IOException, InterruptedException {
        assertThat(caller.put("/faults", json).statusCode()).isEqualTo(200);
    }

    /** The summary once every planned receipt was taken or given up. */
    private JsonNode settled() {
        return await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(10))
                .until(
                        () -> caller.summary(operation),
                        summary ->
                                summary.path("receiptsPlanned").asInt()
                                        == summary.path("receiptsSent").asInt()
                                                + summary.path("receiptsAbandoned").asInt());
    }

    private static String hmac(String body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("simulator".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    }
}
