package com.ziraai.channel.email;

import com.ziraai.channel.ChannelConfiguration;
import com.ziraai.channel.email.attachment.AttachmentConfiguration;
import com.ziraai.channel.email.bounce.BounceConfiguration;
import com.ziraai.channel.email.inbound.InboundConfiguration;
import com.ziraai.channel.email.provider.smtp.SmtpConfiguration;
import com.ziraai.channel.email.token.TokenConfiguration;
import com.ziraai.channel.email.unsubscribe.UnsubscribeConfiguration;
import com.ziraai.contract.Media;
import com.ziraai.event.EmailSend;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The e-mail channel, its provider, and what people and mail servers answer. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    AttachmentConfiguration.class,
    BounceConfiguration.class,
    ChannelConfiguration.class,
    InboundConfiguration.class,
    SmtpConfiguration.class,
    TokenConfiguration.class,
    UnsubscribeConfiguration.class
})
public class ChannelEmailApplication {

    public static void main(String[] args) {
        SpringApplication.run(ChannelEmailApplication.class, args);
    }

    @Bean
    Media<EmailSend> email() {
        return Media.EMAIL;
    }
}
