package com.ziraai.channel.email.token;

import com.ziraai.channel.attempt.CallbackSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The issuers of the mail's own tokens, which have the secret of the others. */
@Configuration(proxyBeanMethods = false)
public class TokenConfiguration {

    @Bean
    BounceTokens bounceTokens(CallbackSettings settings) {
        return new BounceTokens(settings.secret());
    }

    @Bean
    UnsubscribeTokens unsubscribeTokens(CallbackSettings settings) {
        return new UnsubscribeTokens(settings.secret());
    }
}
