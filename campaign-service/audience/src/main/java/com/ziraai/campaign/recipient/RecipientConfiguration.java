package com.ziraai.campaign.recipient;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The keys of contacts. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ContactProperties.class)
public class RecipientConfiguration {

    @Bean
    ContactKeys contactKeys(ContactProperties contact) {
        return new ContactKeys(contact.secret());
    }
}
