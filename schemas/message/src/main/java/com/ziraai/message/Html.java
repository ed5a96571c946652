package com.ziraai.message;

import com.ziraai.message.Rendered.Email;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/**
 * Writes a text as an HTML document that every mail reader shows: paragraphs at empty lines, web
 * addresses as links, nothing loaded from elsewhere. Whatever stands in the text is shown, never
 * read as HTML.
 *
 * @param language BCP 47, for readers that speak
 * @param unsubscribe what the link to unsubscribe is called: its address is long and says nothing
 */
record Html(String language, String unsubscribe) {

    private static final Pattern PARAGRAPH = Pattern.compile("\\R\\s*\\R");
    private static final Pattern LINE = Pattern.compile("\\R");

    /** Signs that end a sentence are no part of an address they stand behind. */
    private static final Pattern ADDRESS =
            Pattern.compile("https?://[^\\s<>\"]*[^\\s<>\".,;:!?)\\]'\u2019\u201d]");

    private static final String DOCUMENT =
            """
            <!DOCTYPE html>
            <html lang="%s">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"></head>
            <body style="margin:0;padding:24px;font:16px/1.5 sans-serif;color:#1a1a1a">
            <div style="max-width:600px;margin:0 auto">
            %s%s
            </div>
            </body>
            </html>
            """;

    private static final String FOOTER =
            """

            <hr style="border:0;border-top:1px solid #ccc;margin-top:24px">
            <div style="font-size:13px;color:#595959">
            %s
            </div>\
            """;

    /**
     * @param below the footer; empty for none
     */
    String of(String text, String below) {
        return DOCUMENT.formatted(
                escaped(language),
                paragraphs(text),
                below.isEmpty() ? "" : FOOTER.formatted(paragraphs(below)));
    }

    private String paragraphs(String text) {
        return PARAGRAPH
                .splitAsStream(text.strip())
                .map(this::paragraph)
                .collect(Collectors.joining("\n"));
    }

    private String paragraph(String text) {
        return LINE.splitAsStream(text)
                .map(this::line)
                .collect(Collectors.joining("<br>\n", "<p>", "</p>"));
    }

    private String line(String text) {
        StringBuilder line = new StringBuilder();
        int end = 0;
        List<MatchResult> addresses = ADDRESS.matcher(text).results().toList();
        for (MatchResult each : addresses) {
            String address = escaped(each.group());
            line.append(escaped(text.substring(end, each.start())))
                    .append("<a href=\"")
                    .append(address)
                    .append("\">")
                    .append(shown(each.group()))
                    .append("</a>");
            end = each.end();
        }
        return line.append(escaped(text.substring(end))).toString();
    }

    private String shown(String address) {
        return escaped(address.equals(Email.UNSUBSCRIBE) ? unsubscribe : address);
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
