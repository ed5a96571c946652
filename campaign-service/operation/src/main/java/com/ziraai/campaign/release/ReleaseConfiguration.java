package com.ziraai.campaign.release;

import com.ziraai.campaign.operation.ItemSchemas;
import com.ziraai.messaging.publish.Publisher;
import com.ziraai.messaging.table.DatabaseGauges;
import com.ziraai.messaging.trace.Tracing;
import com.ziraai.messaging.work.Rounds;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** The releaser. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReleaseProperties.class)
public class ReleaseConfiguration {

    private static final Duration STALLS_LOOKED_FOR = Duration.ofSeconds(2);

    @Bean(destroyMethod = "dispose")
    Scheduler publishing() {
        return Schedulers.newSingle("release-publishing");
    }

    @Bean
    DatabaseGauges dueBatches() {
        return DatabaseGauges.of(
                        """
                        SELECT count(*) AS due,
                            coalesce(extract(epoch FROM :now - min(b.release_at)), 0) AS lag
                        FROM operation o JOIN batch b USING (operation_day, operation_id)
                        WHERE o.state = 'ACTIVE' AND o.next_release_at <= :now
                            AND b.state = 'WAITING' AND b.release_at <= :now
                        """)
                .number("due", "campaign.batches.due", "Batches due and not released")
                .seconds("lag", "campaign.release.lag", "Since when the oldest of them is due");
    }

    @Bean
    OpenOperations openOperations(
            DatabaseClient database, ItemSchemas schemas, ReleaseProperties properties) {
        return new OpenOperations(database, schemas, properties.missedStartGrace());
    }

    @Bean
    Rounds roomForStuckOperations(OpenOperations operations, Releaser releaser, Clock clock) {
        return Rounds.ofUpkeep(
                "stuck-operations",
                STALLS_LOOKED_FOR,
                () ->
                        operations
                                .makeRoom(clock.instant())
                                .filter(found -> found > 0)
                                .doOnNext(_ -> releaser.wake()));
    }

    @Bean
    Releaser releaser(
            OpenOperations operations,
            TransactionalOperator transaction,
            Publisher publisher,
            Scheduler publishing,
            Tracing tracing,
            ReleaseProperties properties,
            Clock clock,
            MeterRegistry meters) {
        ReleaseRound round =
                new ReleaseRound(
                        operations, transaction, publisher, publishing, tracing, properties, clock);
        return new Releaser(round, properties.tick(), properties.missedStartGrace(), meters);
    }
}
