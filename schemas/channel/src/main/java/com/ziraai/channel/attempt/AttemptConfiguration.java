package com.ziraai.channel.attempt;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The issuer of callback tokens. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CallbackSettings.class)
public class AttemptConfiguration {

    @Bean
    CallbackTokens callbackTokens(CallbackSettings settings) {
        return new CallbackTokens(settings.secret());
    }
}
