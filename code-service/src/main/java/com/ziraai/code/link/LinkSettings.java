package com.ziraai.code.link;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where links lead.
 *
 * @param baseUrl what stands before the code, ending in {@code /} or {@code =}, for example {@code
 *     https://ziraai.com/redeem/}
 */
@Validated
@ConfigurationProperties(value = "code.link", ignoreUnknownFields = false)
record LinkSettings(@NotNull @Pattern(regexp = "https?://\\S+[/=]") String baseUrl) {}
