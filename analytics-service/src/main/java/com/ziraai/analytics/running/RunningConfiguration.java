package com.ziraai.analytics.running;

import com.ziraai.analytics.outcome.Generations;
import com.ziraai.analytics.progress.Operations;
import com.ziraai.analytics.store.Tallies;
import com.ziraai.messaging.work.Rounds;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gauges over the running operations. */
@Configuration(proxyBeanMethods = false)
public class RunningConfiguration {

    /** As often as everything else that is counted in a database. */
    private static final Duration PERIOD = Duration.ofSeconds(10);

    @Bean
    Rounds runningLooks(
            Generations generations, Operations operations, Tallies tallies, MeterRegistry meters) {
        RunningGauges gauges = new RunningGauges(generations, operations, tallies, meters);
        return new Rounds("running operations", PERIOD, gauges::look);
    }
}
