package com.ziraai.inquiry;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may ask. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(InquirySettings.class)
public class InquiryConfiguration {

    @Bean
    Inquiries inquiries(InquirySettings settings) {
        return new Inquiries(new Gatekeeper(settings));
    }
}
