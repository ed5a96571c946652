package com.ziraai.campaign.attachment;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.function.Predicate;

/** What files are known by. */
final class Signs {

    static final String OFFICE = "application/vnd.openxmlformats-officedocument.";

    private static final String ZIP = "PK\u0003\u0004";

    /** First of every document of Office's, and where its macros would be. */
    private static final byte[] CONTENT_TYPES = "[Content_Types].xml".getBytes(US_ASCII);

    private static final byte[] MACROS = "vbaProject.bin".getBytes(US_ASCII);

    /** Begins what a shell runs or a browser draws, whatever it is called. */
    private static final List<String> NO_TEXT = List.of("#!", "<");

    private Signs() {}

    /** These bytes, each a character of Latin 1, at that place. */
    static Predicate<byte[]> at(int place, String signs) {
        byte[] expected = signs.getBytes(ISO_8859_1);
        return bytes -> matches(bytes, place, expected);
    }

    private static boolean matches(byte[] bytes, int place, byte[] expected) {
        if (bytes.length < place + expected.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if (bytes[place + i] != expected[i]) {
                return false;
            }
        }
        return true;
    }

    /** UTF-8 without control characters, so that it is shown everywhere as it was meant. */
    static boolean areText(byte[] bytes) {
        try {
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString().strip();
            return NO_TEXT.stream().noneMatch(text::startsWith)
                    && text.chars().noneMatch(Signs::isControl);
        } catch (CharacterCodingException other) {
            return false;
        }
    }

    private static boolean isControl(int character) {
        return Character.isISOControl(character) && "\t\r\n\f".indexOf(character) < 0;
    }

    static boolean areCalendar(byte[] bytes) {
        return at(0, "BEGIN:VCALENDAR").test(bytes) && areText(bytes);
    }

    /**
     * A document of Office's without macros. Names of what is in an archive stand in it as they
     * are.
     *
     * @param folder of the program's own
     */
    static Predicate<byte[]> office(String folder) {
        byte[] own = folder.getBytes(US_ASCII);
        return at(0, ZIP)
                .and(bytes -> contains(bytes, CONTENT_TYPES))
                .and(bytes -> contains(bytes, own))
                .and(bytes -> !contains(bytes, MACROS));
    }

    private static boolean contains(byte[] bytes, byte[] word) {
        for (int i = 0; i <= bytes.length - word.length; i++) {
            if (matches(bytes, i, word)) {
                return true;
            }
        }
        return false;
    }
}
