package com.ziraai.analytics;

import com.ziraai.analytics.access.AccessConfiguration;
import com.ziraai.analytics.alert.AlertConfiguration;
import com.ziraai.analytics.item.ItemConfiguration;
import com.ziraai.analytics.outcome.OutcomeConfiguration;
import com.ziraai.analytics.progress.ProgressConfiguration;
import com.ziraai.analytics.report.ReportConfiguration;
import com.ziraai.analytics.running.RunningConfiguration;
import com.ziraai.analytics.sla.SlaConfiguration;
import com.ziraai.analytics.store.StoreConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The analytics service. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import({
    AccessConfiguration.class,
    AlertConfiguration.class,
    ItemConfiguration.class,
    OutcomeConfiguration.class,
    ProgressConfiguration.class,
    ReportConfiguration.class,
    RunningConfiguration.class,
    SlaConfiguration.class,
    StoreConfiguration.class,
})
public class AnalyticsApplication {

    /** Starts the service; settings come from the environment. */
    public static void main(String[] args) {
        SpringApplication.run(AnalyticsApplication.class, args);
    }
}
