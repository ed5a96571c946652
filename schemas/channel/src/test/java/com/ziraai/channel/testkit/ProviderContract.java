package com.ziraai.channel.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.ziraai.channel.lane.Lane;
import com.ziraai.channel.lane.LaneSettings;
import com.ziraai.channel.provider.Dialect;
import com.ziraai.channel.provider.FailureCode;
import com.ziraai.channel.provider.HttpAnswer;
import com.ziraai.channel.provider.HttpCall;
import com.ziraai.channel.provider.Line;
import com.ziraai.channel.provider.Provider.Account;
import com.ziraai.channel.provider.Reports;
import com.ziraai.channel.provider.SendResult;
import com.ziraai.channel.provider.SendResult.Rejected;
import com.ziraai.channel.provider.SendResult.Throttled;
import com.ziraai.channel.provider.SendResult.Unknown;
import com.ziraai.channel.provider.UnreadableReceiptException;
import com.ziraai.channel.sender.Sender;
import com.ziraai.channel.wire.HttpWire;
import com.ziraai.event.Failure;
import com.ziraai.event.FailureClass;
import com.ziraai.event.ProviderReceipt;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A provider adapter against its tables of cases and a real HTTP server. The runner adds what every
 * adapter must survive: throttling, failures of the server, no connection, no answer, an answer
 * after reading the request that never comes, an answer nobody can read. Each reply of a case must
 * be used, and no secret may show in a log line or a result.
 *
 * @param <C> the command of the adapter
 */
public abstract class ProviderContract<C extends SpecificRecord> {

    /** The token every case is sent with. */
    protected static final String TOKEN =
            "v1.bulk_0198c0de-7a10-7c3e-9f00-0123456789ab.7.2.AbCdEfGhIjKlMnOpQrStUv.1760000000000.abcdefghijklmnop";

    /** Patient with a machine that is busy with other things. */
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    /** What an answer that never comes is waited for. */
    private static final Duration SHORT_TIMEOUT = Duration.ofSeconds(2);

    private static final Duration DEFAULT_PAUSE = Duration.ofSeconds(3);

    /** Name of the adapter. */
    protected abstract String provider();

    /** Its words, for a provider at that address. */
    protected abstract Dialect<C, HttpCall, HttpAnswer> dialect(URI url);

    /** How its receipts are read. */
    protected abstract Reports reports();

    /** Any command that is taken. */
    protected abstract C command();

    /** The table of calls. */
    protected abstract List<CallCase<C>> calls();

    /** The table of receipts. */
    protected abstract List<ReceiptCase> receipts();

    /** Reports that are none, as queries or bodies. */
    protected abstract List<ReceiptCase> unreadable();

    /** What must not show: secrets, addresses and texts of the commands. */
    protected abstract List<String> secrets();

    @TestFactory
    Stream<DynamicTest> callsMeanWhatTheTableSays() {
        return calls().stream().map(each -> dynamicTest(each.name(), () -> check(each)));
    }

    @TestFactory
    Stream<DynamicTest> receiptsSayWhatTheTableSays() {
        return receipts().stream()
                .map(each ->
                        dynamicTest(
                                each.name(),
                                () -> assertThat(parse(each)).isEqualTo(each.receipts())));
    }

    @TestFactory
    Stream<DynamicTest> aReceiptCutIntoPiecesSaysTheSame() {
        return receipts().stream()
                .map(each ->
                        dynamicTest(
                                each.name(),
                                () -> assertThat(parsePieces(each)).isEqualTo(each.receipts())));
    }

    @TestFactory
    Stream<DynamicTest> whatIsNoReceiptIsRefused() {
        return unreadable().stream()
                .map(each ->
                        dynamicTest(
                                each.name(),
                                () ->
                                        assertThatThrownBy(() -> parse(each))
                                                .isInstanceOf(UnreadableReceiptException.class)));
    }

    @TestFactory
    Stream<DynamicTest> everyProviderIsJudgedAlikeByTransport() {
        return Stream.of(
                always(
                        "429 with Retry-After rests that long",
                        Reply.throttled(7),
                        throttled(Duration.ofSeconds(7))),
                always(
                        "429 without Retry-After rests the default",
                        Reply.answer(429, ""),
                        throttled(DEFAULT_PAUSE)),
                always(
                        "500 without a known body is unknown",
                        Reply.answer(500, "oops"),
                        unknown(FailureCode.PROVIDER_ERROR)),
                always(
                        "503 without a known body is unknown",
                        Reply.answer(503, "oops"),
                        unknown(FailureCode.PROVIDER_ERROR)),
                always(
                        "an answer dropped after the request was read is unknown",
                        new Reply.Drop(),
                        unknown(FailureCode.NO_ANSWER)),
                always(
                        "an answer that does not come in time is unknown",
                        new Reply.Hang(),
                        unknown(FailureCode.NO_ANSWER)),
                always(
                        "success nobody can read is unknown",
                        Reply.answer(200, "{\"<"),
                        unknown(FailureCode.ANSWER_UNREADABLE)),
                always(
                        "an empty success is unknown",
                        Reply.answer(200, ""),
                        unknown(FailureCode.ANSWER_UNREADABLE)),
                always(
                        "a refusal nobody can read is a rejection",
                        Reply.answer(418, "{\"<"),
                        rejected(FailureClass.CONFIG)),
                dynamicTest(
                        "no connection is a rejection that may be repeated",
                        this::checkRefusedConnection));
    }

    private DynamicTest always(String name, Reply reply, Consumer<SendResult> expectation) {
        return dynamicTest(name, () -> expectation.accept(checkedSend(command(), reply)));
    }

    private void checkRefusedConnection() {
        URI nobody;
        try (ScriptedProvider gone = new ScriptedProvider()) {
            nobody = gone.url();
        }
        SendResult result = send(nobody, command(), TIMEOUT);
        rejected(FailureClass.RETRY_ITEM).accept(result);
    }

    private void check(CallCase<C> row) {
        try (ScriptedProvider server = new ScriptedProvider();
                LogCapture log = new LogCapture()) {
            row.reply().ifPresent(server::script);
            SendResult result = send(server.url(), row.command(), TIMEOUT);
            assertThat(result).isEqualTo(row.result());
            assertThat(server.unused()).as("replies nobody asked for").isZero();
            assertThat(server.requests()).hasSize(row.reply().isPresent() ? 1 : 0);
            row.request()
                    .ifPresent(expected ->
                            assertThat(server.requests().getFirst())
                                    .matches(came -> came.fits(expected), expected.toString()));
            assertNothingLeaks(result, log);
        }
    }

    private SendResult checkedSend(C command, Reply reply) {
        try (ScriptedProvider server = new ScriptedProvider();
                LogCapture log = new LogCapture()) {
            server.script(reply);
            Duration timeout = reply instanceof Reply.Hang ? SHORT_TIMEOUT : TIMEOUT;
            SendResult result = send(server.url(), command, timeout);
            assertThat(server.requests()).as("one call and no second try").hasSize(1);
            assertNothingLeaks(result, log);
            return result;
        }
    }

    private SendResult send(URI url, C command, Duration timeout) {
        try (Lane<C> lane =
                new Lane<>(
                        new Account<>(
                                Sender.of(provider(), "us", 1000),
                                Line.of(
                                        dialect(url),
                                        new HttpWire(url, settings(timeout), Clock.systemUTC()))),
                        settings(timeout),
                        new SimpleMeterRegistry(),
                        Clock.systemUTC())) {
            return Objects.requireNonNull(
                    lane.send(command, TOKEN, Optional::empty).block(TIMEOUT.plusSeconds(10)));
        }
    }

    private static LaneSettings settings(Duration timeout) {
        return new LaneSettings(
                4,
                Duration.ofSeconds(5),
                timeout,
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                DEFAULT_PAUSE,
                Duration.ofMinutes(15));
    }

    private void assertNothingLeaks(SendResult result, LogCapture log) {
        String prepared =
                dialect(URI.create("http://127.0.0.1:1")).prepare(command(), TOKEN).toString();
        for (String secret : secrets()) {
            assertThat(result.toString()).doesNotContain(secret);
            assertThat(prepared).doesNotContain(secret);
            assertThat(log.lines()).noneMatch(line -> line.contains(secret));
        }
    }

    private List<com.ziraai.channel.provider.Receipt> parse(ReceiptCase row) {
        ByteBuffer body = ByteBuffer.wrap(row.body().getBytes(UTF_8));
        return reports().parse(new ProviderReceipt(provider(), row.query(), body, Instant.EPOCH));
    }

    /** As small pieces as there are. */
    private List<com.ziraai.channel.provider.Receipt> parsePieces(ReceiptCase row) {
        return reports().cut(row.body().getBytes(UTF_8), 1).stream()
                .map(piece ->
                        new ReceiptCase(
                                row.name(), row.query(), new String(piece, UTF_8), List.of()))
                .flatMap(piece -> parse(piece).stream())
                .toList();
    }

    private static Consumer<SendResult> throttled(Duration pause) {
        return result -> assertThat(result).isEqualTo(new Throttled(pause));
    }

    private static Consumer<SendResult> unknown(FailureCode code) {
        return result ->
                assertThat(result)
                        .isInstanceOfSatisfying(
                                Unknown.class,
                                unknown ->
                                        assertThat(unknown.failure().getCode())
                                                .isEqualTo(code.name()));
    }

    private static Consumer<SendResult> rejected(FailureClass expected) {
        return result ->
                assertThat(result)
                        .isInstanceOfSatisfying(
                                Rejected.class,
                                rejected ->
                                        assertThat(rejected.failure())
                                                .extracting(Failure::getFailureClass)
                                                .isEqualTo(expected));
    }
}
