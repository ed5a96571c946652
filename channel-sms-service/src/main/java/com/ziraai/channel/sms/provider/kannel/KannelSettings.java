package com.ziraai.channel.sms.provider.kannel;

import com.ziraai.channel.sender.SenderSettings;
import com.ziraai.channel.sender.SenderSource;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The Kannel we send through.
 *
 * @param url of its sendsms service, for example {@code http://kannel:13013/cgi-bin/sendsms}
 * @param username of the sendsms-user
 * @param password of the sendsms-user
 * @param from sender shown to the recipient: up to 11 letters and digits, or a number
 * @param senders what there is to say of it and of further ones
 * @param ratePerSecond messages a second we hand over. Kannel queues and paces each SMSC by itself
 *     ({@code throughput}); one box took about 3,500 a second with delivery reports
 * @param maxParts {@code max-messages} of the sendsms-user: Kannel silently cuts longer texts
 */
@Validated
@ConfigurationProperties(value = "kannel", ignoreUnknownFields = false)
record KannelSettings(
        @NotNull URI url,
        @NotBlank String username,
        @NotBlank String password,
        @NotBlank @Size(max = 16) String from,
        @DefaultValue List<@Valid SenderSettings> senders,
        @DefaultValue("3000") @DecimalMin("0.1") @DecimalMax("100000") double ratePerSecond,
        @DefaultValue("10") @Min(1) @Max(255) int maxParts)
        implements SenderSource {

    KannelSettings {
        senders = List.copyOf(senders);
    }

    @Override
    public String provider() {
        return KannelConfiguration.NAME;
    }

    @Override
    public String first() {
        return from;
    }

    @Override
    public String toString() {
        return "KannelSettings[" + url + ", from " + from + "]";
    }
}
