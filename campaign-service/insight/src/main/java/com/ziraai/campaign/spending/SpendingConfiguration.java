package com.ziraai.campaign.spending;

import com.ziraai.campaign.control.Control;
import com.ziraai.campaign.gateway.StrictJson;
import com.ziraai.campaign.price.PriceProperties;
import com.ziraai.campaign.progress.ProgressCopy;
import com.ziraai.contract.Topics;
import com.ziraai.event.OperationSpending;
import com.ziraai.messaging.subscribe.Subscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Our copy of spending, and budgets. */
@Configuration(proxyBeanMethods = false)
public class SpendingConfiguration {

    @Bean
    Subscription<OperationSpending> spendingSubscription(DatabaseClient database) {
        return Subscription.to(
                "spending",
                Topics.OPERATION_SPENDING,
                new SpendingListener(new SpendingCopy(database))::onSpending);
    }

    @Bean
    RouterFunction<ServerResponse> budgetRoutes(
            ProgressCopy progress, Control control, PriceProperties prices, StrictJson json) {
        return new BudgetRoutes(progress, control, prices.currency(), json).routes();
    }
}
