package com.ziraai.simulator.kannel;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Fills the escapes of a {@code dlr-url} as smsbox does: values url-encoded, escapes without a
 * value empty, unknown escapes left as they are.
 */
final class DlrUrl {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'+'HH:mm:ss").withZone(ZoneOffset.UTC);

    private DlrUrl() {}

    /**
     * @param now when the report was made
     */
    static String fill(Dlr dlr, Instant now) {
        String pattern = dlr.request().dlrUrl();
        StringBuilder url = new StringBuilder(pattern.length() + 64);
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '%' && i + 1 < pattern.length()) {
                i++;
                url.append(value(pattern.charAt(i), dlr, now));
            } else {
                url.append(c);
            }
        }
        return url.toString();
    }

    private static String value(char escape, Dlr dlr, Instant now) {
        SendSms request = dlr.request();
        return switch (escape) {
            case 'd' -> Integer.toString(dlr.value());
            case 'A', 'a', 'b' -> encoded(dlr.reply(now));
            case 'F' -> dlr.foreignId();
            case 'I' -> dlr.id().toString();
            case 'i' -> encoded(request.smsc());
            case 'n' -> encoded(request.service());
            case 'o' -> encoded(request.account());
            case 'p' -> encoded(request.from());
            case 'P' -> encoded(request.to());
            case 'q' -> international(request.from());
            case 'Q' -> international(request.to());
            case 't' -> TIME.format(now);
            case 'T' -> Long.toString(now.getEpochSecond());
            case 'c',
                    'm',
                    'M',
                    'C',
                    'u',
                    'U',
                    'B',
                    'O',
                    'R',
                    'D',
                    'v',
                    'V',
                    'f',
                    'k',
                    'r',
                    's',
                    'S' ->
                    "";
            case '%' -> "%";
            default -> "%" + escape;
        };
    }

    private static String international(String number) {
        return encoded(number.startsWith("00") ? "+" + number.substring(2) : number);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.ISO_8859_1);
    }
}
