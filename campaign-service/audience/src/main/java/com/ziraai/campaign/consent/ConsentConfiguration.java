package com.ziraai.campaign.consent;

import com.ziraai.messaging.publish.Publisher;
import com.ziraai.messaging.table.DatabaseGauges;
import com.ziraai.messaging.work.Rounds;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/** The table and the outbox of consents. */
@Configuration(proxyBeanMethods = false)
public class ConsentConfiguration {

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    @Bean
    Consents consents(DatabaseClient database) {
        return new Consents(database);
    }

    @Bean
    ConsentOutbox consentOutbox(
            Consents consents,
            Publisher publisher,
            TransactionalOperator transaction,
            Clock clock) {
        return new ConsentOutbox(consents, publisher, transaction, clock);
    }

    @Bean
    DatabaseGauges unpublishedConsents() {
        return DatabaseGauges.of(
                        "SELECT count(*) AS unpublished FROM consent WHERE published_at IS NULL")
                .number(
                        "unpublished",
                        "campaign.consents.unpublished",
                        "Changes of blacklists that are not in their topic yet");
    }

    @Bean
    ConsentDrain consentDrain(ConsentOutbox outbox) {
        return new ConsentDrain(outbox);
    }

    @Bean
    Rounds consentRounds(ConsentDrain drain) {
        return new Rounds("consents", INTERVAL, drain::round);
    }
}
