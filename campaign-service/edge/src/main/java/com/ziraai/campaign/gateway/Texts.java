package com.ziraai.campaign.gateway;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.http.HttpHeaders;

/** Texts for people, from one catalogue in Turkish (the default) and English. */
public final class Texts {

    /** The language of answers where the caller asks for none we have. */
    public static final Locale TURKISH = Locale.of("tr");

    private static final List<Locale> LANGUAGES = List.of(TURKISH, Locale.ENGLISH);

    private final ResourceBundleMessageSource catalogue = new ResourceBundleMessageSource();

    public Texts() {
        catalogue.setBasename("texts");
        catalogue.setDefaultEncoding("UTF-8");
        catalogue.setFallbackToSystemLocale(false);
        catalogue.setAlwaysUseMessageFormat(true);
    }

    /** The language an {@code Accept-Language} header asks for. */
    public static Locale language(HttpHeaders headers) {
        try {
            Locale found = Locale.lookup(headers.getAcceptLanguage(), LANGUAGES);
            return found == null ? TURKISH : found;
        } catch (IllegalArgumentException unreadable) {
            return TURKISH;
        }
    }

    /** The language of ours that is closest to a BCP 47 tag. */
    public static Locale closest(String tag) {
        String language = Locale.forLanguageTag(tag).getLanguage();
        return LANGUAGES.stream()
                .filter(each -> each.getLanguage().equals(language))
                .findFirst()
                .orElse(TURKISH);
    }

    /**
     * The text of that key with its arguments filled in.
     *
     * @throws org.springframework.context.NoSuchMessageException if the catalogue lacks it
     */
    public String get(Locale language, String key, Object... arguments) {
        return catalogue.getMessage(key, arguments, language);
    }

    /** As {@link #get}; empty if the catalogue lacks it. */
    public Optional<String> find(Locale language, String key, Object... arguments) {
        return Optional.ofNullable(catalogue.getMessage(key, arguments, null, language));
    }
}
