package com.ziraai.analytics.report;

import com.ziraai.analytics.access.Answers;
import com.ziraai.contract.Topics;
import com.ziraai.event.OperationSpending;
import com.ziraai.messaging.subscribe.Subscription;
import com.ziraai.messaging.table.PartitionedTable;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Reports over days. */
@Configuration(proxyBeanMethods = false)
public class ReportConfiguration {

    /** As long as the counts. */
    private static final Duration RETENTION = Duration.ofDays(120);

    @Bean
    PartitionedTable operationSpendingTable() {
        return PartitionedTable.updated("operation_spending", RETENTION);
    }

    @Bean
    Spendings spendings(DatabaseClient database) {
        return new Spendings(database);
    }

    @Bean
    Subscription<OperationSpending> spending(Spendings spendings) {
        return Subscription.to(
                "spending", Topics.OPERATION_SPENDING, new SpendingListener(spendings)::onBatch);
    }

    @Bean
    RouterFunction<ServerResponse> reportRoutes(
            DatabaseClient database, Spendings spendings, Answers answers, Clock clock) {
        return new ReportRoutes(database, spendings, answers, clock).routes();
    }
}
