package com.ziraai.channel.sms.provider.kannel;

import com.ziraai.channel.attempt.CallbackSettings;
import com.ziraai.channel.attempt.CallbackTokens;
import com.ziraai.channel.lane.LaneSettings;
import com.ziraai.channel.provider.Line;
import com.ziraai.channel.provider.Provider;
import com.ziraai.channel.provider.Provider.Account;
import com.ziraai.channel.provider.Reports;
import com.ziraai.channel.receipt.ReceiptIntakes;
import com.ziraai.channel.wire.HttpWire;
import com.ziraai.event.SmsSend;
import java.net.URI;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Kannel as a provider of the service, where {@code kannel.url} is set. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("kannel.url")
@EnableConfigurationProperties(KannelSettings.class)
public class KannelConfiguration {

    static final String NAME = "kannel";

    static final Reports REPORTS = raw -> KannelReceipt.parse(raw.getQuery());

    @Bean
    Provider<SmsSend> kannel(
            KannelSettings settings, CallbackSettings callback, LaneSettings lane, Clock clock) {
        URI receipts = URI.create(callback.baseUrl() + KannelReceiptRoute.PATH);
        return new Provider<>(
                NAME,
                REPORTS,
                settings.all().stream()
                        .map(sender ->
                                new Account<>(
                                        sender,
                                        Line.of(
                                                new KannelDialect(
                                                        settings, sender.name(), receipts),
                                                new HttpWire(settings.url(), lane, clock))))
                        .toList());
    }

    @Bean
    RouterFunction<ServerResponse> kannelReceipts(CallbackTokens tokens, ReceiptIntakes intakes) {
        KannelReceiptRoute route = new KannelReceiptRoute(tokens, intakes.of(NAME, REPORTS));
        return RouterFunctions.route().GET(KannelReceiptRoute.PATH, route::take).build();
    }
}
