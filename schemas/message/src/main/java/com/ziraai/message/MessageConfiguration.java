package com.ziraai.message;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires links and rendering; whoever imports it imports {@code message.yml}, too. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MessageSettings.class)
public class MessageConfiguration {

    @Bean
    DeepLinks deepLinks(MessageSettings settings) {
        return new DeepLinks(settings.linkBaseUrl());
    }

    @Bean
    Renderer renderer(MessageSettings settings) {
        return new Renderer(settings);
    }
}
