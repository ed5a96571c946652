package com.ziraai.message;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where links lead, what is sent where the sponsor gave no message of its own, and under which
 * approved templates.
 *
 * @param linkBaseUrl what stands before the code, ending in {@code /} or {@code =}, for example
 *     {@code https://ziraai.com/redeem/}
 * @param smsTemplate text with placeholders
 * @param whatsappLinkTemplate approved template with the sponsor's name and the code as body
 *     parameters and the code as parameter of its URL button
 * @param whatsappMessageTemplate approved template whose one body parameter is the sponsor's own
 *     message; same button
 * @param emailSubject subject of an e-mail, with placeholders
 * @param emailTemplate text of an e-mail, with placeholders
 * @param emailFooters what stands below an e-mail whose text does not say where to unsubscribe, by
 *     language; the Turkish one where there is none of the message's
 * @param smsParts parts of an SMS at most; what a provider takes may be less, never more
 * @param whatsappCharacters what the body parameters of a template may have together: a body may
 *     have 1,024 characters filled in, which Meta counts, and these leave room for the approved
 *     text around them
 * @param emailCharacters of the text of an e-mail: its command has to fit into a record with the
 *     HTML made of it, where a sign may take six; the footer is not counted
 */
@Validated
@ConfigurationProperties(value = "ziraai.message", ignoreUnknownFields = false)
record MessageSettings(
        @NotNull @Pattern(regexp = "https?://\\S+[/=]") String linkBaseUrl,
        @NotBlank String smsTemplate,
        @NotBlank String whatsappLinkTemplate,
        @NotBlank String whatsappMessageTemplate,
        @NotBlank String emailSubject,
        @NotBlank String emailTemplate,
        @NotEmpty Map<String, @Valid Footer> emailFooters,
        @Min(1) @Max(255) int smsParts,
        @Min(1) @Max(1024) int whatsappCharacters,
        @Min(1) @Max(100_000) int emailCharacters) {

    private static final String TURKISH = "tr";

    /**
     * @param text with {@code {unsubscribe}} and, if it likes, {@code {sponsor}}
     * @param link what is shown in place of the address where that can be followed
     */
    record Footer(@NotBlank @Size(max = 500) String text, @NotBlank @Size(max = 100) String link) {

        private static final Set<String> FILLED = Set.of(Placeholders.UNSUBSCRIBE, "sponsor");

        @AssertTrue(message = "has {unsubscribe}, and no other placeholder but {sponsor}")
        boolean isComplete() {
            Set<String> names = MessageTemplate.of(text).placeholders();
            return names.contains(Placeholders.UNSUBSCRIBE) && FILLED.containsAll(names);
        }
    }

    @AssertTrue(message = "emailFooters has a Turkish one")
    boolean isFooterOfLastResort() {
        return emailFooters.containsKey(TURKISH);
    }

    /**
     * Of messages in that language.
     *
     * @param language BCP 47
     */
    Footer footer(String language) {
        int end = language.indexOf('-');
        String spoken = end < 0 ? language : language.substring(0, end);
        Footer found = emailFooters.get(spoken.toLowerCase(Locale.ROOT));
        return found == null ? Objects.requireNonNull(emailFooters.get(TURKISH)) : found;
    }
}
