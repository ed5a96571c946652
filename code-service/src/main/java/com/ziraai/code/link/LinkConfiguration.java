package com.ziraai.code.link;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires deep links. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LinkSettings.class)
public class LinkConfiguration {

    @Bean
    DeepLinks deepLinks(LinkSettings settings) {
        return new DeepLinks(settings.baseUrl());
    }
}
