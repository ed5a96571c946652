package com.ziraai.channel.sms.provider.twilio;

import com.ziraai.channel.attempt.CallbackSettings;
import com.ziraai.channel.attempt.CallbackTokens;
import com.ziraai.channel.lane.LaneSettings;
import com.ziraai.channel.provider.Line;
import com.ziraai.channel.provider.Provider;
import com.ziraai.channel.provider.Provider.Account;
import com.ziraai.channel.receipt.ReceiptIntakes;
import com.ziraai.channel.sender.Sender;
import com.ziraai.channel.wire.HttpWire;
import com.ziraai.event.SmsSend;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Twilio as a provider of the service, where {@code twilio.account-sid} is set. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("!'${twilio.account-sid:}'.isEmpty()")
@EnableConfigurationProperties(TwilioSettings.class)
public class TwilioConfiguration {

    static final String NAME = "twilio";

    @Bean
    Provider<SmsSend> twilio(
            TwilioSettings settings, CallbackSettings callback, LaneSettings lane, Clock clock) {
        return new Provider<>(
                NAME,
                TwilioReceipt::parse,
                settings.all().stream()
                        .map(sender ->
                                account(
                                        settings,
                                        sender,
                                        receipts(callback),
                                        new HttpWire(settings.url(), lane, clock)))
                        .toList());
    }

    private static Account<SmsSend> account(
            TwilioSettings settings, Sender sender, URI receipts, HttpWire wire) {
        return new Account<>(
                sender,
                Line.of(new TwilioDialect(settings, sender.name(), receipts), wire),
                Optional.of(new TwilioLookUp(wire, settings, sender.name())));
    }

    @Bean
    RouterFunction<ServerResponse> twilioCallbacks(
            TwilioSettings settings,
            CallbackSettings callback,
            CallbackTokens tokens,
            ReceiptIntakes intakes) {
        TwilioCallbackRoute route =
                new TwilioCallbackRoute(
                        new TwilioSignature(settings.authToken()),
                        receipts(callback),
                        tokens,
                        intakes.of(NAME, TwilioReceipt::parse));
        return RouterFunctions.route().POST(TwilioCallbackRoute.PATH, route::take).build();
    }

    private static URI receipts(CallbackSettings callback) {
        return URI.create(callback.baseUrl() + TwilioCallbackRoute.PATH);
    }
}
