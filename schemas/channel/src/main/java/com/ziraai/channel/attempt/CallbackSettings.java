package com.ziraai.channel.attempt;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How providers reach us.
 *
 * @param secret signs the tokens we give away; at least 16 characters, the same in all instances
 * @param baseUrl under which providers reach this service, without a slash at the end
 */
@Validated
@ConfigurationProperties(value = "channel.callback", ignoreUnknownFields = false)
public record CallbackSettings(@NotNull @Size(min = 16) String secret, @NotNull URI baseUrl) {

    @Override
    public String toString() {
        return "CallbackSettings[" + baseUrl + "]";
    }
}
