package com.ziraai.channel.whatsapp;

import com.ziraai.channel.ChannelConfiguration;
import com.ziraai.channel.whatsapp.provider.cloudapi.CloudApiConfiguration;
import com.ziraai.contract.Media;
import com.ziraai.event.WhatsappSend;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The WhatsApp channel and its provider. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ChannelConfiguration.class, CloudApiConfiguration.class})
public class ChannelWhatsappApplication {

    public static void main(String[] args) {
        SpringApplication.run(ChannelWhatsappApplication.class, args);
    }

    @Bean
    Media<WhatsappSend> whatsapp() {
        return Media.WHATSAPP;
    }
}
