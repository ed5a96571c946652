package com.ziraai.inquiry;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.io.Resource;

/**
 * @param publicKeyLocation RSA public key of the tokens, PEM; without it nobody may ask
 */
@ConfigurationProperties(value = "ziraai.inquiry", ignoreUnknownFields = false)
record InquirySettings(@Nullable Resource publicKeyLocation) {}
