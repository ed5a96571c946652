package com.ziraai.analytics;

import com.ziraai.analytics.access.AccessConfiguration;
import com.ziraai.analytics.alert.AlertConfiguration;
import com.ziraai.analytics.fold.FoldConfiguration;
import com.ziraai.analytics.item.ItemConfiguration;
import com.ziraai.analytics.progress.ProgressConfiguration;
import com.ziraai.analytics.report.ReportConfiguration;
import com.ziraai.analytics.running.RunningConfiguration;
import com.ziraai.analytics.sla.SlaConfiguration;
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
    FoldConfiguration.class,
    ItemConfiguration.class,
    ProgressConfiguration.class,
    ReportConfiguration.class,
    RunningConfiguration.class,
    SlaConfiguration.class,
})
public class AnalyticsApplication {

    /** Starts the service; settings come from the environment. */
    public static void main(String[] args) {
        SpringApplication.run(AnalyticsApplication.class, args);
    }
}
