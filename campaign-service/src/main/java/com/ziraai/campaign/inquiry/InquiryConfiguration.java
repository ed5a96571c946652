package com.ziraai.campaign.inquiry;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.client.WebClient;

/** The services we ask. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({AnalyticsProperties.class, PeerProperties.class})
public class InquiryConfiguration {

    private static final Logger log = LoggerFactory.getLogger(InquiryConfiguration.class);

    /** A thousand items with their reasons come to some 500 kB. */
    private static final int LONGEST_ANSWER = 4 * 1024 * 1024;

    @Bean
    Peers peers(AnalyticsProperties analytics, PeerProperties others, Clock clock) {
        Optional<OwnTokens> tokens =
                Optional.ofNullable(others.signingKeyLocation())
                        .map(key -> new OwnTokens(key, clock));
        if (tokens.isEmpty()) {
            log.warn(
                    "campaign.peers.signing-key-location is not set: nothing is asked in our name");
        }
        return new Peers(
                peer("analytics", analytics.url(), analytics.timeout(), tokens),
                peer("code", others.code(), others.timeout(), tokens),
                peer("dispatch", others.dispatch(), others.timeout(), tokens),
                peer("channel-sms", others.channelSms(), others.timeout(), tokens),
                peer("channel-whatsapp", others.channelWhatsapp(), others.timeout(), tokens));
    }

    private static Peer peer(String name, URI url, Duration timeout, Optional<OwnTokens> tokens) {
        WebClient client =
                WebClient.builder()
                        .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LONGEST_ANSWER))
                        .build();
        return new Peer(name, client, url, timeout, tokens);
    }
}
