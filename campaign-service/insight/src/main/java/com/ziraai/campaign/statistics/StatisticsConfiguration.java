package com.ziraai.campaign.statistics;

import com.ziraai.campaign.progress.ProgressCopy;
import com.ziraai.campaign.sponsor.Sponsors;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The dashboard's numbers. */
@Configuration(proxyBeanMethods = false)
public class StatisticsConfiguration {

    @Bean
    RouterFunction<ServerResponse> statisticsRoutes(
            Sponsors sponsors, ProgressCopy progress, Clock clock) {
        return new StatisticsRoutes(sponsors, progress, clock).routes();
    }
}
