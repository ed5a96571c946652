package com.ziraai.campaign.settlement;

import com.ziraai.campaign.audit.Audit;
import com.ziraai.campaign.gateway.StrictJson;
import com.ziraai.campaign.inquiry.Peers;
import com.ziraai.campaign.item.People;
import com.ziraai.campaign.operation.StoredItems;
import com.ziraai.messaging.publish.Publisher;
import com.ziraai.messaging.work.Rounds;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The routes, the table and the outbox of settlements. */
@Configuration(proxyBeanMethods = false)
public class SettlementConfiguration {

    @Bean
    Settlements settlements(
            DatabaseClient database, Audit audit, TransactionalOperator transaction) {
        return new Settlements(database, audit, transaction);
    }

    @Bean
    Rounds settlementRounds(
            Settlements settlements,
            Publisher publisher,
            TransactionalOperator transaction,
            MeterRegistry meters,
            Clock clock) {
        SettlementOutbox outbox =
                new SettlementOutbox(settlements, publisher, transaction, meters, clock);
        return new Rounds("settlements", SettlementOutbox.TICK, outbox::round);
    }

    @Bean
    RouterFunction<ServerResponse> settlementRoutes(
            Peers peers,
            StoredItems items,
            People people,
            Settlements settlements,
            Rounds settlementRounds,
            StrictJson json,
            Clock clock) {
        AnalyticsItems analytics = new AnalyticsItems(peers.analytics());
        SettlementDesk desk =
                new SettlementDesk(analytics, items, settlements, settlementRounds, clock);
        return new SettlementRoutes(items, people, analytics, desk, json).routes();
    }
}
