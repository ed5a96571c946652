package com.ziraai.channel.email.bounce;

import com.ziraai.channel.attempt.CallbackTokens;
import com.ziraai.channel.email.inbound.Inbound;
import com.ziraai.channel.email.token.BounceTokens;
import com.ziraai.channel.email.token.UnsubscribeTokens;
import com.ziraai.channel.intent.Intents;
import com.ziraai.channel.receipt.ReceiptIntake;
import com.ziraai.channel.receipt.ReceiptIntakes;
import com.ziraai.messaging.work.Rounds;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The ways on which mail comes back. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BounceSettings.class)
public class BounceConfiguration {

    @Bean
    ReceiptIntake bounceIntake(ReceiptIntakes intakes) {
        return intakes.of(DeliveryReports.PROVIDER, new DeliveryReports());
    }

    @Bean
    Bounces bounces(
            CallbackTokens callbacks,
            BounceTokens bounces,
            UnsubscribeTokens unsubscribes,
            Intents intents,
            ReceiptIntake bounceIntake,
            Inbound inbound) {
        return new Bounces(
                new Bounces.Tokens(callbacks, bounces, unsubscribes),
                intents,
                bounceIntake,
                inbound);
    }

    @Bean
    RouterFunction<ServerResponse> bounceRoutes(
            BounceSettings settings, ReceiptIntake bounceIntake, Bounces bounces) {
        BounceRoute route = new BounceRoute(settings.secret(), bounceIntake, bounces);
        return RouterFunctions.route().POST(BounceRoute.PATH, route::take).build();
    }

    @Bean
    @ConditionalOnExpression("'${bounces.imap.host:}' != ''")
    Rounds bounceMailbox(BounceSettings settings, Bounces bounces) {
        BounceMailbox mailbox =
                new BounceMailbox(settings.imap(), message -> status(bounces, message));
        return new Rounds("mailbox of bounces", settings.imap().interval(), mailbox::look);
    }

    private static HttpStatusCode status(Bounces bounces, byte[] message) {
        return Objects.requireNonNull(bounces.take(message).block(), "never empty").statusCode();
    }
}
