package com.ziraai.channel.doubt;

import com.ziraai.channel.intent.Intents;
import com.ziraai.channel.lane.Lanes;
import com.ziraai.contract.Media;
import com.ziraai.messaging.publish.Publisher;
import com.ziraai.messaging.work.Rounds;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.apache.avro.specific.SpecificRecord;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** What asks providers about lost answers. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DoubtSettings.class)
public class DoubtConfiguration {

    private static final Duration LOOK = Duration.ofSeconds(10);

    @Bean
    <C extends SpecificRecord> Doubts<C> doubts(
            DatabaseClient database,
            Media<C> medium,
            Lanes<C> lanes,
            DoubtSettings settings,
            Clock clock) {
        return new Doubts<>(database, medium, lanes, settings, clock);
    }

    @Bean
    <C extends SpecificRecord> Rounds lookingUp(
            Media<C> medium,
            Lanes<C> lanes,
            Doubts<C> doubts,
            Intents intents,
            Publisher publisher,
            MeterRegistry meters) {
        LookingUp<C> lookingUp = new LookingUp<>(medium, lanes, doubts, intents, publisher, meters);
        return new Rounds("lost answers", LOOK, lookingUp::look);
    }
}
