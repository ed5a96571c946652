package com.ziraai.channel.whatsapp.provider.cloudapi;

import com.ziraai.channel.attempt.CallbackTokens;
import com.ziraai.channel.provider.Provider;
import com.ziraai.channel.receipt.ReceiptIntake;
import com.ziraai.event.WhatsappSend;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The Cloud API as the provider of the service. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CloudApiSettings.class)
public class CloudApiConfiguration {

    @Bean
    Provider<WhatsappSend> cloudApi(CloudApiSettings settings) {
        return new CloudApiProvider(settings);
    }

    @Bean
    RouterFunction<ServerResponse> webhooks(
            CloudApiSettings settings, CallbackTokens tokens, ReceiptIntake intake) {
        WebhookRoute route =
                new WebhookRoute(
                        new WebhookSignature(settings.appSecret()),
                        new WebhookKey(tokens, settings.phoneNumberId()),
                        settings.verifyToken(),
                        intake);
        return RouterFunctions.route()
                .GET(WebhookRoute.PATH, route::verify)
                .POST(WebhookRoute.PATH, route::take)
                .build();
    }
}
