package com.ziraai.simulator.smtp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file a mail brought along.
 *
 * @param name as a person would see it
 * @param size bytes
 * @param sha256 of them, hexadecimal
 */
public record EnclosedFile(String name, int size, String sha256) {

    /** Of a mail with files it stands in its header, which comes first. */
    private static final int LOOKED_AT = 4096;

    private static final String MIXED = "multipart/mixed";
    private static final String BLANK_LINE = "\r\n\r\n";
    private static final String DELIMITER = "\r\n--";

    private static final Pattern DISPOSITION =
            Pattern.compile("\r\nContent-Disposition: attachment;([^\r]*(?:\r\n[ \t][^\r]*)*)");

    /** RFC 2231: in pieces, the first of which names the charset, or quoted, or plain. */
    private static final Pattern PIECE =
            Pattern.compile("filename(?:\\*\\d+)?(\\*)?=(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^;\\s]*))");

    /** The files of a mail as our e-mail channel writes it: base64, names as RFC 2231 has them. */
    static List<EnclosedFile> of(byte[] content) {
        String head = new String(content, 0, Math.min(content.length, LOOKED_AT), ISO_8859_1);
        if (!head.contains(MIXED)) {
            return List.of();
        }
        String mail = new String(content, ISO_8859_1);
        List<EnclosedFile> files = new ArrayList<>();
        Matcher found = DISPOSITION.matcher(mail);
        while (found.find()) {
            int begin = mail.indexOf(BLANK_LINE, found.start() + 1) + BLANK_LINE.length();
            int end = mail.indexOf(DELIMITER, begin);
            byte[] bytes =
                    Base64.getMimeDecoder()
                            .decode(mail.substring(begin, end < 0 ? mail.length() : end));
            files.add(new EnclosedFile(name(found.group(1)), bytes.length, sha256(bytes)));
        }
        return files;
    }

    private static String name(String parameters) {
        StringBuilder name = new StringBuilder();
        Matcher piece = PIECE.matcher(parameters);
        while (piece.find()) {
            String text = piece.group(2) == null ? piece.group(3) : piece.group(2);
            name.append(
                    piece.group(1) == null
                            ? URLEncoder.encode(text.replaceAll("\\\\(.)", "$1"), UTF_8)
                            : text.substring(text.lastIndexOf('\'') + 1).replace("+", "%2B"));
        }
        // At once, as a character may stand in two pieces.
        return URLDecoder.decode(name.toString(), UTF_8);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has it", e);
        }
    }
}
