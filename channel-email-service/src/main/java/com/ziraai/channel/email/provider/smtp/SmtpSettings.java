package com.ziraai.channel.email.provider.smtp;

import com.ziraai.channel.email.wire.Security;
import com.ziraai.channel.email.wire.SmtpServer;
import com.ziraai.channel.sender.SenderSettings;
import com.ziraai.channel.sender.SenderSource;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The mail server and the addresses we send from.
 *
 * @param host of the server, a submission service or a relay of ours
 * @param port 587 for submission, 465 for TLS, 25 for a relay
 * @param security how connections are protected
 * @param username of the account; empty where the server asks for none
 * @param password of the account
 * @param from the address people see
 * @param bounces the address that bounces go to, before its token; {@code bounces@} the domain of
 *     the sender where none is given
 * @param largest bytes of a message the server takes
 * @param reportSuccess whether the server is asked to report deliveries too, a notification for
 *     each
 * @param senders what there is to say of {@code from} and of further addresses
 * @param ratePerSecond messages a second of a sender that names none
 */
@Validated
@ConfigurationProperties(value = "smtp", ignoreUnknownFields = false)
record SmtpSettings(
        @NotBlank String host,
        @DefaultValue("587") @Min(1) @Max(65_535) int port,
        @DefaultValue("starttls") @NotNull Security security,
        @DefaultValue("") String username,
        @DefaultValue("") String password,
        @NotBlank String from,
        @Nullable String bounces,
        @DefaultValue("10MB") @NotNull DataSize largest,
        @DefaultValue("false") boolean reportSuccess,
        @DefaultValue List<@Valid SenderSettings> senders,
        @DefaultValue("20") @DecimalMin("0.1") @DecimalMax("100000") double ratePerSecond)
        implements SenderSource {

    SmtpSettings {
        senders = List.copyOf(senders);
    }

    @Override
    public String provider() {
        return SmtpConfiguration.NAME;
    }

    @Override
    public String first() {
        return from;
    }

    @AssertTrue(message = "each sender is an e-mail address in ASCII")
    boolean isEachSenderAnAddress() {
        return Stream.concat(Stream.of(from), senders.stream().map(SenderSettings::name))
                .allMatch(SmtpSettings::isAddress);
    }

    @AssertTrue(message = "bounces is an e-mail address in ASCII, or empty")
    boolean isBouncesAnAddress() {
        return bounces == null || bounces.isEmpty() || isAddress(bounces);
    }

    private static boolean isAddress(@Nullable String text) {
        return text != null
                && Mailbox.parse(text).filter(each -> !each.isInternational()).isPresent();
    }

    /** Where bounces of a sender's messages go. */
    Mailbox bouncesOf(Mailbox sender) {
        return Optional.ofNullable(bounces)
                .flatMap(Mailbox::parse)
                .orElseGet(() -> new Mailbox("bounces", sender.domain()));
    }

    SmtpServer server(Mailbox sender) {
        return new SmtpServer(
                host,
                port,
                security,
                username.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new SmtpServer.Login(username, password)),
                sender.domain());
    }

    @Override
    public String toString() {
        return "SmtpSettings[" + host + ":" + port + ", from " + from + "]";
    }
}
