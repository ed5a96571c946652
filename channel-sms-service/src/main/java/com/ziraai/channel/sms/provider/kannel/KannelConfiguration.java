package com.ziraai.channel.sms.provider.kannel;

import com.ziraai.channel.attempt.CallbackSettings;
import com.ziraai.channel.attempt.CallbackTokens;
import com.ziraai.channel.provider.Provider;
import com.ziraai.channel.receipt.ReceiptIntake;
import com.ziraai.event.SmsSend;
import java.net.URI;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Kannel as the provider of the service. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KannelSettings.class)
public class KannelConfiguration {

    @Bean
    Provider<SmsSend> kannel(KannelSettings settings, CallbackSettings callback) {
        URI receipts = URI.create(callback.baseUrl() + KannelReceiptRoute.PATH);
        return new KannelProvider(settings, receipts);
    }

    @Bean
    RouterFunction<ServerResponse> kannelReceipts(CallbackTokens tokens, ReceiptIntake intake) {
        KannelReceiptRoute route = new KannelReceiptRoute(tokens, intake);
        return RouterFunctions.route().GET(KannelReceiptRoute.PATH, route::take).build();
    }
}
