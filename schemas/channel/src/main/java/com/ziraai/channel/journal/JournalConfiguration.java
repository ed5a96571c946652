package com.ziraai.channel.journal;

import com.ziraai.channel.fence.Fence;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The journals of this machine. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(JournalSettings.class)
public class JournalConfiguration {

    @Bean
    Journals journals(JournalSettings settings, Fence fence) {
        return Journals.in(settings.folder(), fence.epoch());
    }

    @Bean
    JournalPool journalPool(Journals journals) {
        return new JournalPool(journals);
    }
}
