package com.ziraai.dispatch.retry;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires retry timing. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RetrySettings.class)
public class RetryConfiguration {

    @Bean
    RetryDelays retryDelays(RetrySettings settings) {
        return new RetryDelays(settings.delays(), settings.jitter());
    }
}
