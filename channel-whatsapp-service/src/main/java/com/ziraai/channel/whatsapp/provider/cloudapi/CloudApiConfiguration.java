package com.ziraai.channel.whatsapp.provider.cloudapi;

import com.ziraai.channel.attempt.CallbackTokens;
import com.ziraai.channel.lane.LaneSettings;
import com.ziraai.channel.provider.Line;
import com.ziraai.channel.provider.Provider;
import com.ziraai.channel.provider.Provider.Account;
import com.ziraai.channel.receipt.ReceiptIntakes;
import com.ziraai.channel.wire.HttpWire;
import com.ziraai.event.WhatsappSend;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The Cloud API as a provider of the service. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CloudApiSettings.class)
public class CloudApiConfiguration {

    static final String NAME = "cloudapi";

    @Bean
    Provider<WhatsappSend> cloudApi(CloudApiSettings settings, LaneSettings lane, Clock clock) {
        return new Provider<>(
                NAME,
                new Webhooks(),
                settings.all().stream()
                        .map(sender ->
                                new Account<>(
                                        sender,
                                        Line.of(
                                                new CloudApiDialect(settings, sender.name()),
                                                new HttpWire(settings.url(), lane, clock))))
                        .toList());
    }

    @Bean
    RouterFunction<ServerResponse> webhooks(
            CloudApiSettings settings, CallbackTokens tokens, ReceiptIntakes intakes) {
        WebhookRoute route =
                new WebhookRoute(
                        new WebhookSignature(settings.appSecret()),
                        new WebhookKey(tokens, settings.phoneNumberId()),
                        settings.verifyToken(),
                        intakes.of(NAME, new Webhooks()));
        return RouterFunctions.route()
                .GET(WebhookRoute.PATH, route::verify)
                .POST(WebhookRoute.PATH, route::take)
                .build();
    }
}
