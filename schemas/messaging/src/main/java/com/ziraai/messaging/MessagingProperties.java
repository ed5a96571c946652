package com.ziraai.messaging;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the contract lives and how its topics are laid out.
 *
 * @param registry the schema registry
 * @param topics layout of topics
 * @param messaging the serializer
 */
@Validated
@ConfigurationProperties("ziraai")
record MessagingProperties(
        @NotNull @Valid Registry registry, @DefaultValue Topics topics, @NotNull Serde messaging) {

    /**
     * @param url base of the registry's Confluent API, for example {@code
     *     https://registry/apis/ccompat/v7}
     * @param username who asks, where the registry wants to know (basic authentication)
     * @param password of that user
     */
    record Registry(@NotNull URI url, @Nullable String username, @Nullable String password) {

        /** The header that says who asks; none where nobody has to. */
        Optional<String> authorization() {
            if (username == null || password == null) {
                return Optional.empty();
            }
            byte[] pair = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
            return Optional.of("Basic " + Base64.getEncoder().encodeToString(pair));
        }

        @AssertTrue(message = "username and password belong together")
        boolean isComplete() {
            return (username == null) == (password == null);
        }

        /** Without the password. */
        @Override
        public String toString() {
            return "Registry[url=" + url + ", username=" + username + "]";
        }
    }

    /**
     * @param partitions partitions of every topic where the deployment wants another number than
     *     declared; must be the same in all services
     * @param replicas copies of each partition; the broker's default where null
     */
    record Topics(
            @Nullable @Min(1) @Max(1000) Integer partitions,
            @Nullable @Min(1) @Max(7) Short replicas) {}

    /**
     * @param serializer class that writes Confluent's wire format
     */
    record Serde(@NotBlank String serializer) {}
}
