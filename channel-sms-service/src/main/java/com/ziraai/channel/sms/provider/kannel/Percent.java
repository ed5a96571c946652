package com.ziraai.channel.sms.provider.kannel;

import java.nio.charset.Charset;
import java.util.HexFormat;

/** Percent-encoding of text in any charset, byte by byte (RFC 3986, 2.1). */
final class Percent {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private Percent() {}

    static String encode(String text, Charset charset) {
        byte[] bytes = text.getBytes(charset);
        StringBuilder encoded = new StringBuilder(bytes.length * 3);
        for (byte each : bytes) {
            if (isUnreserved(each)) {
                encoded.append((char) each);
            } else {
                HEX.toHexDigits(encoded.append('%'), each);
            }
        }
        return encoded.toString();
    }

    private static boolean isUnreserved(byte each) {
        return each >= 'a' && each <= 'z'
                || each >= 'A' && each <= 'Z'
                || each >= '0' && each <= '9'
                || each == '-'
                || each == '.'
                || each == '_'
                || each == '~';
    }
}
