package com.ziraai.campaign.callback;

import com.ziraai.campaign.audit.Audit;
import com.ziraai.campaign.progress.ProgressCopy;
import com.ziraai.campaign.progress.StatusReport;
import com.ziraai.campaign.sponsor.Sponsors;
import com.ziraai.messaging.table.DatabaseGauges;
import com.ziraai.messaging.work.Rounds;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

/** Callbacks: the rounds that write and deliver events, and the routes. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CallbackProperties.class)
public class CallbackConfiguration {

    private static final Duration CLEAN_UP = Duration.ofHours(1);

    /** Names looked up at a time: as many as may hang in a resolver while others are answered. */
    private static final int LOOK_UPS = 16;

    @Bean
    CallbackUrls callbackUrls(CallbackProperties properties) {
        return new CallbackUrls(properties.allowHttp(), addresses(properties));
    }

    private static PublicAddresses addresses(CallbackProperties properties) {
        return new PublicAddresses(properties.allowedNetworks());
    }

    @Bean
    @ConditionalOnMissingBean
    HostNames hostNames() {
        return host -> List.of(InetAddress.getAllByName(host));
    }

    @Bean(destroyMethod = "dispose")
    Scheduler callbackLookUps() {
        return Schedulers.newBoundedElastic(LOOK_UPS, 10_000, "callback-look-up");
    }

    @Bean
    Rounds callbackEvents(
            CallbackProperties properties,
            DatabaseClient database,
            TransactionalOperator transaction,
            ProgressCopy progress,
            StatusReport report,
            JsonMapper json,
            Clock clock) {
        EventWriter writer =
                new EventWriter(
                        new Watches(database),
                        new Events(database),
                        progress,
                        new EventBody(report, json),
                        transaction,
                        properties,
                        clock);
        return new Rounds("callback-events", properties.tick(), writer::round);
    }

    @Bean
    SigningKeys signingKeys(
            DatabaseClient database,
            TransactionalOperator transaction,
            Audit audit,
            RandomGenerator random,
            Clock clock) {
        return new SigningKeys(database, transaction, audit, random, clock);
    }

    @Bean
    DatabaseGauges waitingCallbacks() {
        return DatabaseGauges.of(
                        "SELECT count(*) AS waiting FROM callback_event WHERE next_attempt_at IS NOT NULL")
                .number("waiting", "campaign.callbacks.waiting", "Events not delivered yet");
    }

    @Bean
    Rounds callbackDeliveries(
            CallbackProperties properties,
            CallbackUrls urls,
            HostNames hosts,
            Scheduler callbackLookUps,
            DatabaseClient database,
            TransactionalOperator transaction,
            SigningKeys keys,
            RandomGenerator random,
            MeterRegistry meters,
            Clock clock) {
        PublicAddresses addresses = addresses(properties);
        CheckedResolver resolver = new CheckedResolver(hosts, addresses, callbackLookUps);
        Deliveries deliveries =
                new Deliveries(
                        new Events(database),
                        keys,
                        new Receiver(urls, addresses, resolver, properties.timeout()),
                        new Backoff(properties.firstRetry(), properties.longestRetry(), random),
                        transaction,
                        properties,
                        meters,
                        clock);
        return new Rounds("callback-deliveries", properties.tick(), deliveries::round);
    }

    @Bean
    Rounds callbackCleanUp(CallbackProperties properties, DatabaseClient database, Clock clock) {
        Events events = new Events(database);
        return Rounds.ofUpkeep(
                "callback-clean-up",
                CLEAN_UP,
                () -> events.forgetOlderThan(clock.instant().minus(properties.retention())));
    }

    @Bean
    RouterFunction<ServerResponse> callbackRoutes(
            CallbackProperties properties,
            ProgressCopy progress,
            DatabaseClient database,
            Clock clock) {
        return new CallbackRoutes(progress, new History(database), properties.retryFor(), clock)
                .routes();
    }

    @Bean
    RouterFunction<ServerResponse> callbackSecretRoutes(Sponsors sponsors, SigningKeys keys) {
        return new SecretRoutes(sponsors, keys).routes();
    }
}
