package com.ziraai.dispatch.render;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * What is sent where the sponsor gave no message of its own, and under which approved templates.
 *
 * @param smsTemplate text with placeholders
 * @param whatsappLinkTemplate approved template with the sponsor's name and the code as body
 *     parameters and the code as parameter of its URL button
 * @param whatsappMessageTemplate approved template whose one body parameter is the sponsor's own
 *     message; same button
 */
@Validated
@ConfigurationProperties(value = "dispatch.render", ignoreUnknownFields = false)
record RenderSettings(
        @NotBlank String smsTemplate,
        @NotBlank String whatsappLinkTemplate,
        @NotBlank String whatsappMessageTemplate) {}
