package com.ziraai.channel.email.attachment;

import com.ziraai.inquiry.ServiceTokens;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Files that go along with messages. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AttachmentSettings.class)
public class AttachmentConfiguration {

    private static final Logger log = LoggerFactory.getLogger(AttachmentConfiguration.class);

    @Bean
    Attachments attachments(AttachmentSettings settings, MeterRegistry meters, Clock clock) {
        return new Attachments(
                source(settings, clock), new Cache(settings.cache().toBytes(), meters, clock));
    }

    private static Source source(AttachmentSettings settings, Clock clock) {
        if (settings.url() == null || settings.secret() == null) {
            log.warn("attachments.url or .secret is not set: messages with files wait");
            return _ -> new Fetched.Away();
        }
        return new CampaignSource(
                settings.url(),
                new ServiceTokens(settings.secret(), clock),
                settings.timeout(),
                Math.toIntExact(settings.largest().toBytes()));
    }
}
