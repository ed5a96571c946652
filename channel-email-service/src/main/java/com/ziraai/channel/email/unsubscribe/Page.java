package com.ziraai.channel.email.unsubscribe;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** What a person sees behind the link; without script, so that it works everywhere. */
enum Page {
    /** Whether they want to leave. */
    QUESTION("question"),
    DONE("done"),
    /** It could not be written down now. */
    LATER("later"),
    /** The link is none of ours. */
    UNKNOWN("unknown");

    private static final Locale TURKISH = Locale.forLanguageTag("tr");
    private static final List<Locale> SPOKEN = List.of(TURKISH, Locale.ENGLISH);

    /** A button only where there is something to press. */
    private static final String BUTTON =
            """
            <form method="post"><button type="submit">%s</button></form>
            """;

    private static final String HTML =
            """
            <!DOCTYPE html>
            <html lang="%s">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s</title>
            <style>
            body { font: 1.1rem/1.5 system-ui, sans-serif; max-width: 34rem; margin: 3rem auto; padding: 0 1rem; color: #1a1a1a; background: #fff; }
            button { font: inherit; padding: .8rem 1.6rem; border: 0; border-radius: .4rem; color: #fff; background: #0b57d0; cursor: pointer; }
            button:focus-visible { outline: 3px solid #1a1a1a; outline-offset: 2px; }
            </style>
            </head>
            <body>
            <main>
            <h1>%s</h1>
            <p role="status">%s</p>
            %s</main>
            </body>
            </html>
            """;

    private final String key;

    Page(String key) {
        this.key = key;
    }

    /**
     * The page in the first language of those asked for that we speak, Turkish otherwise.
     *
     * @param asked the request's {@code Accept-Language}
     */
    String in(@Nullable String asked) {
        Locale locale = locale(asked);
        ResourceBundle texts =
                ResourceBundle.getBundle(
                        "unsubscribe",
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
        String title = texts.getString(key + ".title");
        String button = this == QUESTION || this == LATER ? texts.getString("button") : "";
        return HTML.formatted(
                locale.getLanguage(),
                title,
                title,
                texts.getString(key + ".text"),
                button.isEmpty() ? "" : BUTTON.formatted(button));
    }

    private static Locale locale(@Nullable String asked) {
        if (asked == null) {
            return TURKISH;
        }
        try {
            Locale found = Locale.lookup(Locale.LanguageRange.parse(asked), SPOKEN);
            return found == null ? TURKISH : found;
        } catch (IllegalArgumentException nonsense) {
            return TURKISH;
        }
    }
}
