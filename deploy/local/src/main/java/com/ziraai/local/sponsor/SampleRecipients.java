package com.ziraai.local.sponsor;

import com.ziraai.local.sponsor.Recipient.Expected;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Recipients made up from their row number alone: row 17 is the same person in every run. Of a
 * hundred rows two are invalid and one repeats the row before; numbers are otherwise unique up to
 * 200 million rows.
 */
public final class SampleRecipients {

    private static final int CYCLE = 100;
    private static final List<Integer> INVALID_ROWS = List.of(13, 71);
    private static final int DUPLICATE_ROW = 57;

    /** Of ten rows; neither an invalid one nor a duplicate's. */
    private static final int BY_EMAIL = 4;

    private static final List<String> TURKISH_NAMES =
            List.of(
                    "Ahmet Çiftçi",
                    "Ayşe Yılmaz",
                    "Mehmet Öztürk",
                    "Fatma Şahin",
                    "Mustafa Demir",
                    "Zeynep Kaya",
                    "İbrahim Aydın",
                    "Hatice Güneş",
                    "Ömer Doğan",
                    "Elif Koç",
                    "Hüseyin Işık");
    private static final List<String> INDIAN_NAMES =
            List.of(
                    "Arjun Patel",
                    "Priya Sharma",
                    "Gurpreet Singh",
                    "Lakshmi Reddy",
                    "Ravi Kumar",
                    "Anita Deshmukh",
                    "Suresh Naidu");
    private static final List<String> TURKISH_REGIONS =
            List.of("Antalya", "İzmir", "Konya", "Adana", "Şanlıurfa", "Bursa", "Çukurova");
    private static final List<String> INDIAN_REGIONS =
            List.of("Punjab", "Gujarat", "Maharashtra", "Andhra Pradesh", "Karnataka");
    private static final List<String> TURKISH_CROPS =
            List.of("domates", "zeytin", "buğday", "fındık", "pamuk", "çay");
    private static final List<String> INDIAN_CROPS =
            List.of("rice", "cotton", "wheat", "sugarcane");

    /** Mobile prefixes that are in use, so that every number passes for a real one. */
    private static final List<String> TURKISH_PREFIXES =
            List.of(
                    "530", "531", "532", "533", "534", "535", "536", "537", "538", "539", "541",
                    "542", "543", "544", "545", "546", "547", "548", "549", "551");

    private static final List<String> INVALID =
            List.of(
                    "0532 123",
                    "+90 532 123 45 67 89",
                    "telefon yok",
                    "0 (532) 12",
                    "+91 12345",
                    "+999123456789");

    private SampleRecipients() {}

    /** The rows from {@code from} on, without end. */
    public static Stream<Recipient> from(int from) {
        return IntStream.iterate(from, row -> row + 1).mapToObj(SampleRecipients::at);
    }

    public static Recipient at(int row) {
        var place = row % CYCLE;
        if (place == DUPLICATE_ROW) {
            return person(row - 1, notation(row - 1, row), Expected.DUPLICATE);
        }
        if (INVALID_ROWS.contains(place)) {
            return person(
                    row,
                    pick(INVALID, row / CYCLE * INVALID_ROWS.size() + INVALID_ROWS.indexOf(place)),
                    Expected.INVALID);
        }
        return person(row, notation(row, row), Expected.VALID);
    }

    private static Recipient person(int row, String phone, Expected expected) {
        var channel = channel(row);
        return isTurkish(row)
                ? new Recipient(
                        pick(TURKISH_NAMES, row),
                        phone,
                        channel,
                        pick(TURKISH_REGIONS, row),
                        pick(TURKISH_CROPS, row),
                        expected)
                : new Recipient(
                        pick(INDIAN_NAMES, row),
                        phone,
                        channel,
                        pick(INDIAN_REGIONS, row),
                        pick(INDIAN_CROPS, row),
                        expected);
    }

    private static String channel(int row) {
        if (row % 10 == BY_EMAIL) {
            return "Email";
        }
        return row % 5 < 3 ? "WhatsApp" : "SMS";
    }

    private static boolean isTurkish(int row) {
        return row % 10 < 7;
    }

    /** The number of a row, written in a way chosen by another number. */
    private static String notation(int row, int choice) {
        return isTurkish(row) ? turkish(row, choice) : indian(row, choice);
    }

    private static String turkish(int row, int choice) {
        var prefix = pick(TURKISH_PREFIXES, row / 10_000_000 + row);
        var rest = "%07d".formatted(scatter(row, 10_000_000));
        return switch (choice % 5) {
            case 0 -> "+90" + prefix + rest;
            case 1 ->
                    "0%s %s %s %s"
                            .formatted(
                                    prefix,
                                    rest.substring(0, 3),
                                    rest.substring(3, 5),
                                    rest.substring(5));
            case 2 -> "0 (%s) %s-%s".formatted(prefix, rest.substring(0, 3), rest.substring(3));
            case 3 -> "+90 %s %s %s".formatted(prefix, rest.substring(0, 3), rest.substring(3));
            default -> "0090" + prefix + rest;
        };
    }

    private static String indian(int row, int choice) {
        var number = "98%08d".formatted(scatter(row, 100_000_000));
        return switch (choice % 3) {
            case 0 -> "+91" + number;
            case 1 -> "+91 %s %s".formatted(number.substring(0, 5), number.substring(5));
            default -> "0091-%s-%s".formatted(number.substring(0, 5), number.substring(5));
        };
    }

    /** Different rows give different numbers, as 7,654,321 shares no divisor with powers of ten. */
    private static long scatter(int row, int below) {
        return row * 7_654_321L % below;
    }

    private static <T> T pick(List<T> list, int number) {
        return list.get(number % list.size());
    }
}
