package com.ziraai.channel.sms;

import com.ziraai.channel.ChannelConfiguration;
import com.ziraai.channel.sms.provider.kannel.KannelConfiguration;
import com.ziraai.channel.sms.provider.twilio.TwilioConfiguration;
import com.ziraai.contract.Media;
import com.ziraai.event.SmsSend;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The SMS channel and its providers. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ChannelConfiguration.class, KannelConfiguration.class, TwilioConfiguration.class})
public class ChannelSmsApplication {

    public static void main(String[] args) {
        SpringApplication.run(ChannelSmsApplication.class, args);
    }

    @Bean
    Media<SmsSend> sms() {
        return Media.SMS;
    }
}
