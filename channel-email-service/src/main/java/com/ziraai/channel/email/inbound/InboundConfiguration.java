package com.ziraai.channel.email.inbound;

import com.ziraai.messaging.publish.Publisher;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way to tell what people want. */
@Configuration(proxyBeanMethods = false)
public class InboundConfiguration {

    @Bean
    Inbound inbound(Publisher publisher, MeterRegistry meters, Clock clock) {
        return new Inbound(publisher, meters, clock);
    }
}
