package com.ziraai.messaging;

import com.ziraai.contract.Service;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** What all rooms share; the service is found by its application name. */
@AutoConfiguration
class MessagingAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Service service(Environment environment) {
        return Service.named(environment.getRequiredProperty("spring.application.name"));
    }
}
