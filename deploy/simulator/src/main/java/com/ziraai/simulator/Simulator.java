package com.ziraai.simulator;

import com.ziraai.simulator.cloudapi.CloudApi;
import com.ziraai.simulator.cloudapi.WebhookCourier;
import com.ziraai.simulator.exchange.Exchange;
import com.ziraai.simulator.faults.Dice;
import com.ziraai.simulator.faults.Faults;
import com.ziraai.simulator.json.Fields;
import com.ziraai.simulator.json.InvalidField;
import com.ziraai.simulator.kannel.DlrCourier;
import com.ziraai.simulator.kannel.Kannel;
import com.ziraai.simulator.ledger.Ledger;
import com.ziraai.simulator.receipt.ReceiptSettings;
import com.ziraai.simulator.smtp.BounceCourier;
import com.ziraai.simulator.smtp.Smtp;
import com.ziraai.simulator.twilio.CallbackCourier;
import com.ziraai.simulator.twilio.Twilio;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import reactor.netty.DisposableServer;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServer;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;
import tools.jackson.databind.json.JsonMapper;

/** A running simulator. */
public final class Simulator implements AutoCloseable {

    /**
     * It answers from memory; more threads would only take the processor from the system under
     * test.
     */
    private static final int THREADS = 2;

    private static final int CALLBACK_CONNECTIONS = 64;
    private static final int LONGEST_REQUEST_LINE = 16 * 1024;
    private static final Duration CALLBACK_TIMEOUT = Duration.ofSeconds(10);

    private final LoopResources loops = LoopResources.create("simulator", THREADS, true);
    private final ConnectionProvider connections =
            ConnectionProvider.builder("callbacks")
                    .maxConnections(CALLBACK_CONNECTIONS)
                    .pendingAcquireMaxCount(-1)
                    .build();
    private final DlrCourier dlrs;
    private final WebhookCourier webhooks;
    private final CallbackCourier callbacks;
    private final BounceCourier bounces;
    private final Smtp smtp;
    private final Ledger ledger;
    private final DisposableServer server;

    private Simulator(Options options) {
        Clock clock = Clock.systemUTC();
        JsonMapper mapper = JsonMapper.shared();
        AtomicReference<ReceiptSettings> settings = new AtomicReference<>(options.receipts());
        Faults faults = new Faults(clock, options.seed());
        options.faults().ifPresent(file -> faults.set(Fields.parse(mapper, read(file))));
        ledger =
                options.ledger()
                        .map(file -> Ledger.keptIn(file, clock))
                        .orElseGet(() -> new Ledger(clock));
        HttpClient client =
                HttpClient.create(connections).runOn(loops).responseTimeout(CALLBACK_TIMEOUT);
        dlrs = new DlrCourier(client, options.redelivery(), clock);
        webhooks =
                new WebhookCourier(
                        client,
                        options.redelivery(),
                        clock,
                        settings::get,
                        options.cloudApi(),
                        mapper);
        callbacks = new CallbackCourier(client, options.redelivery(), options.twilio());
        bounces = new BounceCourier(client, options.redelivery(), options.smtp(), clock);
        Exchange exchange = new Exchange(ledger, faults, new Dice(options.seed()), settings::get);
        smtp = new Smtp(options.host(), options.smtp(), ledger, faults, exchange, bounces, clock);
        Front front =
                new Front(
                        List.of(
                                new Kannel(options.kannel(), ledger, exchange, dlrs),
                                new CloudApi(
                                        options.cloudApi(),
                                        ledger,
                                        exchange,
                                        webhooks,
                                        mapper,
                                        clock),
                                new Twilio(
                                        options.twilio(),
                                        ledger,
                                        exchange,
                                        callbacks,
                                        mapper,
                                        clock)),
                        new Control(ledger, faults, settings, smtp.mailbag(), mapper));
        server =
                HttpServer.create()
                        .runOn(loops)
                        .host(options.host())
                        .port(options.port())
                        .httpRequestDecoder(d -> d.maxInitialLineLength(LONGEST_REQUEST_LINE))
                        .handle(front::handle)
                        .bindNow();
    }

    /**
     * Listens when it returns.
     *
     * @throws InvalidField when the fault script of the options is wrong or cannot be read
     */
    public static Simulator start(Options options) {
        return new Simulator(options);
    }

    public int port() {
        return server.port();
    }

    /** Where the mail server listens. */
    public int smtpPort() {
        return smtp.port();
    }

    /** Without a trailing slash. */
    public String url() {
        return "http://" + server.host() + ":" + server.port();
    }

    public Ledger ledger() {
        return ledger;
    }

    /** Stops at once; receipts not yet sent are lost. */
    @Override
    public void close() {
        server.disposeNow();
        smtp.close();
        bounces.close();
        dlrs.close();
        webhooks.close();
        callbacks.close();
        connections.dispose();
        loops.dispose();
    }

    void awaitClose() {
        server.onDispose().block();
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new InvalidField("--faults", "cannot be read: " + file);
        }
    }
}
