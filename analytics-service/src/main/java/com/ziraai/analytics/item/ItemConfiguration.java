package com.ziraai.analytics.item;

import com.ziraai.analytics.access.Answers;
import com.ziraai.analytics.progress.Operations;
import com.ziraai.analytics.store.Items;
import com.ziraai.analytics.store.Reasons;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The views of single items. */
@Configuration(proxyBeanMethods = false)
public class ItemConfiguration {

    @Bean
    RouterFunction<ServerResponse> itemRoutes(
            Operations operations, Items items, Reasons reasons, Answers answers) {
        return new ItemRoutes(operations, new ItemListing(items, reasons), answers).routes();
    }
}
