package com.ziraai.messaging.record;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where the schema registry is.
 *
 * @param url base of the registry's Confluent API, for example {@code
 *     https://registry/apis/ccompat/v7}
 * @param username who asks, where the registry wants to know (basic authentication)
 * @param password of that user
 */
@Validated
@ConfigurationProperties(value = "ziraai.registry", ignoreUnknownFields = false)
record RegistrySettings(@NotNull URI url, @Nullable String username, @Nullable String password) {

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
        return "RegistrySettings[url=" + url + ", username=" + username + "]";
    }
}
