package com.ziraai.channel.email.provider.smtp;

import com.ziraai.channel.attempt.CallbackSettings;
import com.ziraai.channel.email.attachment.Attachments;
import com.ziraai.channel.email.bounce.DeliveryReports;
import com.ziraai.channel.email.token.BounceTokens;
import com.ziraai.channel.email.token.UnsubscribeTokens;
import com.ziraai.channel.email.wire.SmtpWire;
import com.ziraai.channel.lane.LaneSettings;
import com.ziraai.channel.provider.Line;
import com.ziraai.channel.provider.Provider;
import com.ziraai.channel.provider.Provider.Account;
import com.ziraai.channel.sender.Sender;
import com.ziraai.event.EmailSend;
import java.net.URI;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A mail server as a provider of the service. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SmtpSettings.class)
public class SmtpConfiguration {

    static final String NAME = DeliveryReports.PROVIDER;

    private static final String UNSUBSCRIBE = "/u";

    @Bean
    Provider<EmailSend> smtp(
            SmtpSettings settings,
            CallbackSettings callback,
            BounceTokens bounces,
            UnsubscribeTokens unsubscribes,
            Attachments attachments,
            LaneSettings lane,
            Clock clock) {
        SmtpDialect.Marks marks =
                new SmtpDialect.Marks(
                        bounces, unsubscribes, URI.create(callback.baseUrl() + UNSUBSCRIBE));
        return new Provider<>(
                NAME,
                new DeliveryReports(),
                settings.all().stream()
                        .map(sender -> account(sender, settings, marks, attachments, lane, clock))
                        .toList());
    }

    private static Account<EmailSend> account(
            Sender sender,
            SmtpSettings settings,
            SmtpDialect.Marks marks,
            Attachments attachments,
            LaneSettings lane,
            Clock clock) {
        Mailbox from = Mailbox.parse(sender.name()).orElseThrow();
        return new Account<>(
                sender,
                Line.of(
                        new SmtpDialect(settings, from, marks, attachments, clock),
                        new SmtpWire(settings.server(from), lane)));
    }
}
