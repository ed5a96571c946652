package com.ziraai.campaign.blacklist;

import com.ziraai.campaign.audit.Audit;
import com.ziraai.campaign.consent.ConsentOutbox;
import com.ziraai.campaign.consent.Consents;
import com.ziraai.campaign.gateway.StrictJson;
import com.ziraai.campaign.operation.StoredItems;
import com.ziraai.campaign.recipient.ContactKeys;
import com.ziraai.campaign.sponsor.Sponsors;
import com.ziraai.contract.Topics;
import com.ziraai.event.InboundMessage;
import com.ziraai.messaging.subscribe.Subscription;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Blacklists and their routes. */
@Configuration(proxyBeanMethods = false)
public class BlacklistConfiguration {

    @Bean
    Blacklist blacklist(
            DatabaseClient database,
            TransactionalOperator transaction,
            Audit audit,
            Consents consents) {
        return new Blacklist(database, transaction, audit, consents);
    }

    @Bean
    Subscription<InboundMessage> unsubscribeSubscription(
            Blacklist blacklist, ConsentOutbox consents, StoredItems items) {
        return Subscription.to(
                "unsubscribes",
                Topics.EMAIL_INBOUND,
                new UnsubscribeListener(blacklist, consents, items)::onAnswers);
    }

    @Bean
    RouterFunction<ServerResponse> blacklistRoutes(
            Blacklist blacklist,
            ConsentOutbox consents,
            Sponsors sponsors,
            ContactKeys contactKeys,
            StrictJson json,
            Clock clock) {
        return new BlacklistRoutes(blacklist, consents, sponsors, contactKeys, json, clock)
                .routes();
    }
}
