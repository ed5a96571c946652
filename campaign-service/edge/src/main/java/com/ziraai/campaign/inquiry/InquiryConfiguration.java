package com.ziraai.campaign.inquiry;

import com.ziraai.contract.Media;
import com.ziraai.event.Channel;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
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
        Map<Channel, Peer> channels = new EnumMap<>(Channel.class);
        for (Media<?> each : Media.all()) {
            String service = each.service().applicationName().replace("-service", "");
            channels.put(
                    each.channel(),
                    peer(service, others.of(each.channel()), others.timeout(), tokens));
        }
        return new Peers(
                peer("analytics", analytics.url(), analytics.timeout(), tokens),
                peer("code", others.code(), others.timeout(), tokens),
                peer("dispatch", others.dispatch(), others.timeout(), tokens),
                channels);
    }

    private static Peer peer(String name, URI url, Duration timeout, Optional<OwnTokens> tokens) {
        WebClient client =
                WebClient.builder()
                        .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LONGEST_ANSWER))
                        .build();
        return new Peer(name, client, url, timeout, tokens);
    }
}
