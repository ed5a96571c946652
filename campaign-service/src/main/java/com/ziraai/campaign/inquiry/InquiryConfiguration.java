package com.ziraai.campaign.inquiry;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.client.WebClient;

/** The services we ask. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({AnalyticsProperties.class, PeerProperties.class})
public class InquiryConfiguration {

    /** A thousand items with their reasons come to some 500 kB. */
    private static final int LONGEST_ANSWER = 4 * 1024 * 1024;

    @Bean
    Peers peers(AnalyticsProperties analytics, PeerProperties others) {
        return new Peers(
                peer("analytics", analytics.url(), analytics.timeout()),
                peer("code", others.code(), others.timeout()),
                peer("dispatch", others.dispatch(), others.timeout()),
                peer("channel-sms", others.channelSms(), others.timeout()),
                peer("channel-whatsapp", others.channelWhatsapp(), others.timeout()));
    }

    private static Peer peer(String name, URI url, Duration timeout) {
        WebClient client =
                WebClient.builder()
                        .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LONGEST_ANSWER))
                        .build();
        return new Peer(name, client, url, timeout);
    }
}
