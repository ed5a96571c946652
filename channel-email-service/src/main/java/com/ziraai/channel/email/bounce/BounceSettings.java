package com.ziraai.channel.email.bounce;

import com.ziraai.channel.email.wire.Security;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How mail comes back.
 *
 * @param secret of whoever posts it; 16 characters or more, or none, and then nobody may
 * @param imap a mailbox it is fetched from
 */
@Validated
@ConfigurationProperties(value = "bounces", ignoreUnknownFields = false)
record BounceSettings(@DefaultValue("") String secret, @DefaultValue @Valid Imap imap) {

    private static final int SHORTEST_SECRET = 16;

    /**
     * A mailbox that holds nothing else.
     *
     * @param host of the server; empty for no mailbox
     * @param port 993 for TLS, 143 otherwise
     * @param security how the connection is protected
     * @param folder that is read
     * @param interval between looks
     * @param delete whether what was taken is deleted, not only marked as seen
     */
    record Imap(
            @DefaultValue("") String host,
            @DefaultValue("993") @Min(1) @Max(65_535) int port,
            @DefaultValue("tls") @NotNull Security security,
            @DefaultValue("") String username,
            @DefaultValue("") String password,
            @DefaultValue("INBOX") String folder,
            @DefaultValue("30s") @DurationMin(seconds = 1) @DurationMax(hours = 1)
                    Duration interval,
            @DefaultValue("true") boolean delete) {

        boolean isThere() {
            return !host.isEmpty();
        }

        @Override
        public String toString() {
            return "Imap[" + host + "]";
        }
    }

    @AssertTrue(message = "secret has 16 characters or more, or is empty")
    boolean isSecretLongEnough() {
        return secret.isEmpty() || secret.length() >= SHORTEST_SECRET;
    }

    @Override
    public String toString() {
        return "BounceSettings[" + imap + "]";
    }
}
