package com.ziraai.inquiry;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Who may ask. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(InquirySettings.class)
public class InquiryConfiguration {

    @Bean
    Inquiries inquiries(InquirySettings settings, Environment environment) {
        return new Inquiries(
                new Gatekeeper(
                        settings, environment.getRequiredProperty("spring.application.name")));
    }
}
