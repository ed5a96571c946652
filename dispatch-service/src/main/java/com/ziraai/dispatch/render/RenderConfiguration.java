package com.ziraai.dispatch.render;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires rendering. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RenderSettings.class)
public class RenderConfiguration {

    @Bean
    Renderer renderer(RenderSettings settings) {
        return new Renderer(settings);
    }
}
