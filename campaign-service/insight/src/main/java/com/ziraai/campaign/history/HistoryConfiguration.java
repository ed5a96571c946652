package com.ziraai.campaign.history;

import com.ziraai.campaign.progress.ProgressCopy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Lists of operations. */
@Configuration(proxyBeanMethods = false)
public class HistoryConfiguration {

    @Bean
    RouterFunction<ServerResponse> historyRoutes(ProgressCopy progress) {
        return new HistoryRoutes(progress).routes();
    }
}
