package com.ziraai.campaign.list;

import com.ziraai.campaign.audit.Audit;
import com.ziraai.campaign.blacklist.Blacklist;
import com.ziraai.campaign.gateway.Texts;
import com.ziraai.campaign.givencode.GivenCodes;
import com.ziraai.campaign.inquiry.Peers;
import com.ziraai.campaign.operation.ItemSchemas;
import com.ziraai.campaign.recipient.ContactKeys;
import com.ziraai.campaign.sponsor.Sponsors;
import com.ziraai.messaging.work.Rounds;
import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;
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

/** Lists and their routes. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ListProperties.class)
public class ListConfiguration {

    /** A run of rows takes no longer to come, unless nothing comes at all. */
    private static final Duration STOPPED = Duration.ofMinutes(30);

    @Bean
    ListStore listStore(DatabaseClient database, ItemSchemas schemas, JsonMapper json) {
        return new ListStore(database, schemas, json);
    }

    @Bean
    RecipientLists recipientLists(ListStore store, Blacklist blacklist, ContactKeys contactKeys) {
        return new RecipientLists(store, blacklist, contactKeys);
    }

    /**
     * Of lists past their retention and those whose file stopped coming together with the process
     * that took it in. Any number of instances may do it.
     */
    @Bean
    Rounds listCleanUp(ListStore store, ListProperties properties, Clock clock) {
        return Rounds.ofUpkeep(
                "list-clean-up",
                Duration.ofMinutes(1),
                () -> store.clean(clock.instant(), STOPPED, properties.retention()));
    }

    @Bean(destroyMethod = "dispose")
    Scheduler listReading(ListProperties properties) {
        return Schedulers.newBoundedElastic(
                properties.concurrentUploads(), Integer.MAX_VALUE, "list-reading");
    }

    @Bean(destroyMethod = "dispose")
    Scheduler listPacking() {
        return Schedulers.newParallel("list-packing", Runtime.getRuntime().availableProcessors());
    }

    @Bean
    GivenCodes givenCodes(Peers peers) {
        return new GivenCodes(peers.code());
    }

    @Bean
    Uploads uploads(
            ListStore store,
            TransactionalOperator transaction,
            Audit audit,
            Blacklist blacklist,
            GivenCodes codes,
            ContactKeys contactKeys,
            ListProperties properties,
            Clock clock,
            RandomGenerator random,
            Scheduler listReading,
            Scheduler listPacking) {
        return new Uploads(
                store,
                transaction,
                audit,
                blacklist,
                codes,
                contactKeys,
                properties,
                clock,
                random,
                listReading,
                listPacking);
    }

    @Bean
    RouterFunction<ServerResponse> uploadRoutes(Uploads uploads, Sponsors sponsors, Texts texts) {
        return new UploadRoutes(uploads, sponsors, texts).routes();
    }

    @Bean
    RouterFunction<ServerResponse> listRoutes(
            ListStore store,
            TransactionalOperator transaction,
            Audit audit,
            Texts texts,
            Clock clock) {
        return new ListRoutes(store, transaction, audit, texts, clock).routes();
    }
}
