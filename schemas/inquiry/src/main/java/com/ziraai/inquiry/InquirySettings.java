package com.ziraai.inquiry;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.io.Resource;

/**
 * @param publicKeyLocation RSA public key of the tokens of people, PEM; without it none of them may
 *     ask
 * @param gatewayKeyLocation RSA public key of the tokens the gateway signs itself, PEM; without it
 *     it may not ask in its own name
 */
@ConfigurationProperties(value = "ziraai.inquiry", ignoreUnknownFields = false)
record InquirySettings(
        @Nullable Resource publicKeyLocation, @Nullable Resource gatewayKeyLocation) {}
